#pragma once

#include <array>
#include <string_view>

/// The names by which pages state their dates in <meta name> and <meta property>, in lower case.
namespace fabula::importers::html {

/// When the article was published, the most reliable first.
inline constexpr std::array<std::string_view, 38> published_names = {
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "article_date_original",
    "article.published",
    "article:publicationdate",
    "article.created",
    "article:created_time",
    "article:post_date",
    "datepublished",
    "date_published",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_time",
    "published-date",
    "publication_date",
    "publication-date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "originalpublicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:recs:articlepublishtime",
    "bt:pubdate",
    "rnews:datepublished",
    "rbpubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.publication",
    "article_date",
    "prism.publicationdate",
    "citation_publication_date",
    "citation_date",
    "citation_online_date"};

/// When the page was made, which may be before the article was published, or after.
inline constexpr std::array<std::string_view, 10> created_names = {
    "datecreated",  "date.created", "dcterms.created", "dc.date.created", "dc.date",
    "dcterms.date", "date",         "created",         "creation_date",   "gentime"};

/// When the article was changed last.
inline constexpr std::array<std::string_view, 17> modified_names = {
    "article:modified_time", "og:article:modified_time",
    "og:updated_time",       "article:modified",
    "article:updated_time",  "datemodified",
    "date_modified",         "modified",
    "modificationdate",      "last-modified",
    "lastmodified",          "lastmod",
    "dc.date.modified",      "dcterms.modified",
    "dateupdated",           "revision_date",
    "updated_time"};

}  // namespace fabula::importers::html
