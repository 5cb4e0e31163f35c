package org.holisticsjdbc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages point one way (DESIGN §2). */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.holisticsjdbc");

  @Test
  void arrowsPointFromJdbcDownToApi() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("jdbc")
        .definedBy("org.holisticsjdbc.jdbc..")
        .layer("engine")
        .definedBy("org.holisticsjdbc.engine..")
        .layer("adapter")
        .definedBy("org.holisticsjdbc.adapter..")
        .layer("catalog")
        .definedBy("org.holisticsjdbc.catalog..")
        .layer("export")
        .definedBy("org.holisticsjdbc.export..")
        .layer("procedure")
        .definedBy("org.holisticsjdbc.procedure..")
        .layer("api")
        .definedBy("org.holisticsjdbc.api..")
        .layer("sandbox")
        .definedBy("org.holisticsjdbc.sandbox..")
        .whereLayer("jdbc")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("jdbc")
        .whereLayer("adapter")
        .mayOnlyBeAccessedByLayers("engine")
        .whereLayer("catalog")
        .mayOnlyBeAccessedByLayers("adapter", "engine")
        .whereLayer("export")
        .mayOnlyBeAccessedByLayers("adapter", "engine")
        .whereLayer("procedure")
        .mayOnlyBeAccessedByLayers("adapter", "engine")
        .whereLayer("procedure")
        .mayOnlyAccessLayers("api")
        .whereLayer("sandbox")
        .mayOnlyBeAccessedByLayers("jdbc")
        .whereLayer("sandbox")
        .mayNotAccessAnyLayer()
        // values of settings, handed down unread
        .ignoreDependency(
            resideInAPackage("org.holisticsjdbc.jdbc.."),
            nameMatching(".*\\.(ScanOptions|NumberTypes).*"))
        .check(CLASSES);
  }

  @Test
  void oneClassOfTheUrlHandlingNamesTheSandbox() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.holisticsjdbc.sandbox..")
        .and()
        .haveNameNotMatching(".*\\.jdbc\\.RunningSandbox.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.holisticsjdbc.sandbox..")
        .check(CLASSES);
  }

  @Test
  void onlyTheBridgeTouchesCalcitesInternalPrepare() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("StatementPreparer")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.CalcitePrepareImpl.*")
        .check(CLASSES);
  }

  @Test
  void nothingUsesTheDriversOfCalciteAndAvatica() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.apache\\.calcite\\.(jdbc\\.(Driver|CalciteConnection).*|avatica\\.Avatica(Connection|Statement|ResultSet).*)")
        .check(CLASSES);
  }

  @Test
  void theApiKnowsNothingOfSql() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.holisticsjdbc.api..", "org.holisticsjdbc.export..", "org.holisticsjdbc.catalog..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.apache.calcite..")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsIntroduced() {
    classes()
        .that()
        .resideInAPackage("org.holisticsjdbc..")
        .should(ArchitectureConditions.resideInAPackageThatIsIntroduced())
        .check(CLASSES);
  }
}
