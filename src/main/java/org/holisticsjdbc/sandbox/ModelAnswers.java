package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers to queries on data sets, kept so that an equal query is answered at once (FACTS §7). */
final class ModelAnswers {

  private static final int MAX_ANSWERS = 256;

  private final Map<ModelQuery, ObjectNode> answers = new LinkedHashMap<>(16, 0.75f, true);

  synchronized Optional<ObjectNode> find(ModelQuery query) {
    return Optional.ofNullable(answers.get(query));
  }

  synchronized void put(ModelQuery query, ObjectNode answer) {
    answers.put(query, answer);
    if (answers.size() > MAX_ANSWERS) {
      Iterator<ModelQuery> oldest = answers.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Forgets all answers, and returns how many there were. */
  synchronized int forget() {
    int count = answers.size();
    answers.clear();
    return count;
  }
}
