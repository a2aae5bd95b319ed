filedesc://pages.arc 192.0.2.1 20210505100000 text/plain 66
1 0 Hand
URL IP-address Archive-date Content-type Archive-length


https://courier.example/ferry?a b 192.0.2.1 20210505100000 text/html 529
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<!DOCTYPE html>
<html lang="en"><head><title>Ferry stops after storm</title><meta property="article:published_time" content="2021-05-04T08:00:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry stops after storm</h1>
<p>The ferry between Portvale and the island stopped running on Monday after a storm damaged its engine.</p>
<p>Nobody was hurt, the company said, and a new engine was ordered.</p>
</article></body></html>

https://courier.example/mill 192.0.2.1 20210505100000 text/html 507
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<!DOCTYPE html>
<html lang="en"><head><title>Mill closes after a century</title><meta property="article:published_time" content="2019-03-04T06:30:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Mill closes after a century</h1>
<p>The mill at Grey Ford closed its doors on Monday after a hundred years of work.</p>
<p>Its owner did not say why, and the town wants to buy it.</p>
</article></body></html>

