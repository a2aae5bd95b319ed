#pragma once

#include "extraction/events/reading.hpp"

namespace fabula::events {

/// What did not happen happened, and the other way round; what is open stays open.
Status negate(Status status);

/// The status of a complement, from that of its governor. REQUIRES: outlook is not content.
Status impose(Outlook outlook, Status governor);

/// The rule for clauses and gerunds that a word governs, or none. A phrasal verb comes before its
/// verb, a form before its lemma; a copula counts as its predicate ("it is possible that").
const Governor* clause_rule(const Reading& reading, TokenIndex governor);

/// The rule for an event noun or a gerund as the object of a verb or of its preposition, or none.
const Governor* object_rule(const Reading& reading, TokenIndex noun, TokenIndex verb);

}  // namespace fabula::events
