#pragma once

#include <vector>

#include "fabula/extraction/extract.hpp"
#include "fabula/language/model.hpp"
#include "fabula/story/story.hpp"

namespace fabula {

/// An article with all that was found in it.
struct AnnotatedArticle {
  Article article;
  Analysis analysis;  ///< refers to the labels of the model that made it
  Mentions mentions;
};

/// What the reading stages need beside the articles. All of it must outlive the call.
struct Reader {
  const Model& model;
  const LanguagePack& pack;
  unsigned threads = 1;
};

/// Analysis and extraction of every article, in the order given. Batches go to as many threads as
/// are asked for; what a batch holds depends on the articles alone, so the result does not depend
/// on the number of threads.
std::vector<AnnotatedArticle> annotate_articles(std::vector<Article> articles,
                                                const Reader& reader);

/// The same, keeping of each article only what the story is made of.
std::vector<ReadArticle> read_articles(std::vector<Article> articles, const Reader& reader);

/// What the story needs of one article.
ReadArticle to_read_article(AnnotatedArticle annotated);

}  // namespace fabula
