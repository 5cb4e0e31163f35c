package org.holisticsjdbc;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;

/** Conditions ArchUnit does not bring. */
final class ArchitectureConditions {
  private ArchitectureConditions() {}

  static ArchCondition<JavaClass> resideInAPackageThatIsIntroduced() {
    return new ArchCondition<>("reside in a package with a package-info.java") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        Path folder = Path.of("src/main/java", item.getPackageName().split("\\."));
        boolean introduced = Files.exists(folder.resolve("package-info.java"));
        events.add(
            new SimpleConditionEvent(
                item, introduced, item.getPackageName() + " has no package-info.java"));
      }
    };
  }
}
