package org.holisticsjdbc.sandbox;

/** How numbers are formatted for people, where a file holds formatted values (FACTS §5). */
enum NumberPattern {
  CURRENCY("$#,###"),
  PERCENT("#,###%");

  private final String apiName;

  NumberPattern(String apiName) {
    this.apiName = apiName;
  }

  String apiName() {
    return apiName;
  }
}
