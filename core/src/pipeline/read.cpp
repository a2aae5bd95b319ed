#include "fabula/pipeline/read.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <utility>

#include "story/event_words.hpp"

namespace fabula {
namespace {

// Large enough for matrix products to pay, small enough for two threads to share a dozen articles.
constexpr std::size_t batch_articles = 16;
constexpr std::size_t batch_bytes = std::size_t{64} << 10U;

struct Batch {
  std::size_t begin;
  std::size_t end;
};

std::vector<Batch> make_batches(const std::vector<Article>& articles) {
  std::vector<Batch> batches;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::size_t size = articles[i].text().size();
    if (batches.empty() || i - batches.back().begin == batch_articles ||
        bytes + size > batch_bytes) {
      batches.push_back({i, i});
      bytes = 0;
    }
    batches.back().end = i + 1;
    bytes += size;
  }
  return batches;
}

/// Calls `work` once for each batch. An exception of one ends the others after their batch and is
/// thrown to the caller.
void for_each_batch(const std::vector<Batch>& batches, unsigned threads,
                    const std::function<void(Batch)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex failing;
  std::exception_ptr failure;
  const auto run = [&] {
    for (std::size_t i = next++; i < batches.size(); i = next++) {
      try {
        work(batches[i]);
      } catch (...) {
        const std::lock_guard lock(failing);
        failure = std::current_exception();
        next = batches.size();
      }
    }
  };
  std::vector<std::thread> others;
  try {
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, batches.size()); ++i) {
      others.emplace_back(run);
    }
  } catch (const std::exception&) {
    // The system has no room for so many; those that there are do the work.
  }
  run();
  for (std::thread& other : others) {
    other.join();
  }
  if (failure) {
    std::rethrow_exception(failure);
  }
}

/// A sentence's span without the white space around it.
Span trimmed_span(const Analysis& analysis, TokenRange sentence) {
  TokenRange inner = sentence;
  while (!inner.empty() && analysis.pos[inner.begin] == Pos::space) {
    ++inner.begin;
  }
  while (!inner.empty() && analysis.pos[inner.end - 1] == Pos::space) {
    --inner.end;
  }
  return analysis.span_of(inner.empty() ? sentence : inner);
}

template <class Keep>
void read_batches(std::vector<Article>& articles, const Reader& reader, const Keep& keep) {
  for_each_batch(make_batches(articles), reader.threads, [&](Batch batch) {
    std::vector<Analysis> analyses = reader.model.analyze(
        std::span<const Article>(articles).subspan(batch.begin, batch.end - batch.begin));
    for (std::size_t i = batch.begin; i < batch.end; ++i) {
      Analysis& analysis = analyses[i - batch.begin];
      Mentions mentions = extract(articles[i], analysis, reader.pack);
      keep(i, AnnotatedArticle{std::move(articles[i]), std::move(analysis), std::move(mentions)});
    }
  });
}

AnnotatedArticle nothing_yet() {
  return {Article({}, ""), {}, {}};
}

}  // namespace

ReadArticle to_read_article(AnnotatedArticle annotated) {
  std::vector<Span> sentences;
  sentences.reserve(annotated.analysis.sentences.size());
  for (const TokenRange sentence : annotated.analysis.sentences) {
    sentences.push_back(trimmed_span(annotated.analysis, sentence));
  }
  std::vector<EventWords> words = event_words(annotated.analysis, annotated.mentions);
  return {std::move(annotated.article), std::move(sentences), std::move(annotated.mentions),
          std::move(annotated.analysis.span), std::move(words)};
}

std::vector<AnnotatedArticle> annotate_articles(std::vector<Article> articles,
                                                const Reader& reader) {
  std::vector<AnnotatedArticle> result(articles.size(), nothing_yet());
  read_batches(articles, reader, [&result](std::size_t i, AnnotatedArticle annotated) {
    result[i] = std::move(annotated);
  });
  return result;
}

std::vector<ReadArticle> read_articles(std::vector<Article> articles, const Reader& reader) {
  std::vector<ReadArticle> result(articles.size(), to_read_article(nothing_yet()));
  read_batches(articles, reader, [&result](std::size_t i, AnnotatedArticle annotated) {
    result[i] = to_read_article(std::move(annotated));
  });
  return result;
}

}  // namespace fabula
