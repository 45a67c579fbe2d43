package dev.limbeck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.result.Against;
import dev.limbeck.settings.AutogenerateSettings.UnmanagedTables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private Path project = Path.of("");
    private Path elsewhere = Path.of("");

    @BeforeEach
    void makeFolders(@TempDir Path folder) throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    }

    private SettingsBuilder with(String toml) throws IOException {
        Path file = Files.writeString(project.resolve("limbeck.toml"), toml);
        return Settings.builder().config(file).variables(Map.of()).workingDirectory(elsewhere);
    }

    @Test
    void readsKeysOfAllSections() throws IOException {
        Settings settings =
                with("""
                        [database]
                        url = "jdbc:sqlite:shop.db"
                        username = "sa"
                        password = "geheim"

                        [model]
                        classpath = ["target/classes", "lib/a.jar"]
                        classpath_file = "target/cp.txt"
                        sources = ["src/main/java"]
                        packages = ["com.example.shop"]
                        persistence_unit = "shop"
                        allow_stale = true
                        [model.properties]
                        "hibernate.physical_naming_strategy" = "com.example.Naming"
                        hibernate.globally_quoted_identifiers = true

                        [revisions]
                        locations = ["db/revisions"]
                        recursive = true
                        package = "db.revisions"
                        file_template = "R{rev}"
                        truncate_slug_length = 20
                        timezone = "Europe/London"
                        version_table = "versions"
                        cache = ".cache"

                        [autogenerate]
                        compare_type = false
                        compare_server_default = false
                        include = ["a*"]
                        exclude = ["user.legacy_*"]
                        unmanaged_tables = "drop"
                        against = "history"
                        """)
                        .load();
        assertThat(settings.database().url()).isEqualTo("jdbc:sqlite:shop.db");
        assertThat(settings.database().folder()).isEqualTo(project);
        assertThat(settings.database().password()).isEqualTo("geheim");
        assertThat(settings.model().classpath())
                .containsExactly(project.resolve("target/classes"), project.resolve("lib/a.jar"));
        assertThat(settings.model().classpathFile()).isEqualTo(project.resolve("target/cp.txt"));
        assertThat(settings.model().packages()).containsExactly("com.example.shop");
        assertThat(settings.model().persistenceUnit()).isEqualTo("shop");
        assertThat(settings.model().allowStale()).isTrue();
        assertThat(settings.model().properties())
                .containsEntry("hibernate.physical_naming_strategy", "com.example.Naming")
                .containsEntry("hibernate.globally_quoted_identifiers", "true");
        assertThat(settings.revisions())
                .isEqualTo(new RevisionSettings(
                        List.of(project.resolve("db/revisions")),
                        true,
                        "db.revisions",
                        "R{rev}",
                        20,
                        ZoneId.of("Europe/London"),
                        "versions",
                        null,
                        Map.of(),
                        null,
                        List.of(),
                        project.resolve(".cache")));
        assertThat(settings.autogenerate())
                .isEqualTo(new AutogenerateSettings(
                        ComparisonSetting.of(false),
                        ComparisonSetting.of(false),
                        List.of("a*"),
                        List.of("user.legacy_*"),
                        UnmanagedTables.DROP,
                        Against.HISTORY,
                        new DecisionSettings(Map.of(), List.of(), Map.of(), List.of())));
    }

    @Test
    void hasDefaults() throws IOException {
        Settings settings = with("").load();
        assertThat(settings.database().url()).isNull();
        assertThat(settings.database().lockTimeout()).hasSeconds(30);
        assertThat(settings.revisions().locations()).containsExactly(project.resolve("src/main/java/db/revisions"));
        assertThat(settings.revisions().versionTable()).isEqualTo("alembic_version");
        assertThat(settings.revisions().truncateSlugLength()).isEqualTo(40);
        assertThat(settings.autogenerate().compareType()).isEqualTo(ComparisonSetting.of(true));
        assertThat(settings.autogenerate().unmanagedTables()).isEqualTo(UnmanagedTables.REPORT);
        assertThat(settings.model().classpath()).containsExactly(project.resolve("target/classes"));
        assertThatThrownBy(() -> settings.database().requireUrl())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("--database-url")
                .hasMessageContaining("LIMBECK_DATABASE_URL");
    }

    @Test
    void appliesThePrecedenceOfFlagVariableEnvironmentFileAndDefault() throws IOException {
        String toml =
                """
                [revisions]
                version_table = "file"
                package = "file"
                file_template = "file"
                [env.prod.revisions]
                version_table = "environment"
                package = "environment"
                [env.test.revisions]
                version_table = "test"
                """;
        Map<String, String> variables =
                Map.of("LIMBECK_REVISIONS_VERSION_TABLE", "variable", "LIMBECK_REVISIONS_FILE_TEMPLATE", "");
        Settings settings = with(toml).environment("prod").variables(variables).load();
        assertThat(settings.revisions().versionTable()).isEqualTo("variable");
        assertThat(settings.revisions().packageName()).isEqualTo("environment");
        assertThat(settings.revisions().fileTemplate()).isEqualTo("file");
        assertThat(settings.revisions().recursive()).isFalse();
        assertThat(settings.environment()).isEqualTo("prod");
        assertThat(with(toml)
                        .environment("prod")
                        .variables(variables)
                        .flag(SettingKey.REVISIONS_VERSION_TABLE, List.of("first", "flag"))
                        .load()
                        .revisions()
                        .versionTable())
                .isEqualTo("flag");
    }

    @Test
    void mergesPropertiesEntryByEntry() throws IOException {
        Settings settings =
                with("""
                        [model.properties]
                        a = "file"
                        b = "file"
                        [env.prod.model.properties]
                        b = "environment"
                        c = "environment"
                        """)
                        .environment("prod")
                        .flag(SettingKey.MODEL_PROPERTIES, List.of("c=flag", "d=x=y"))
                        .load();
        assertThat(settings.model().properties())
                .isEqualTo(Map.of("a", "file", "b", "environment", "c", "flag", "d", "x=y"));
    }

    @Test
    void resolvesPathsOfFlagsAndVariablesAgainstTheWorkingDirectory() throws IOException {
        Settings settings = with("[revisions]\nlocations = ['here']")
                .variables(Map.of(
                        "LIMBECK_DATABASE_URL",
                        "jdbc:sqlite:x.db",
                        "LIMBECK_MODEL_SOURCES",
                        "one" + File.pathSeparator + "two"))
                .flag(SettingKey.MODEL_CLASSPATH, List.of("a.jar" + File.pathSeparator + "b.jar", "c.jar"))
                .load();
        assertThat(settings.revisions().locations()).containsExactly(project.resolve("here"));
        assertThat(settings.database().url()).isEqualTo("jdbc:sqlite:x.db");
        assertThat(settings.database().folder()).isEqualTo(elsewhere);
        assertThat(settings.model().sources()).containsExactly(elsewhere.resolve("one"), elsewhere.resolve("two"));
        assertThat(settings.model().classpath())
                .containsExactly(elsewhere.resolve("a.jar"), elsewhere.resolve("b.jar"), elsewhere.resolve("c.jar"));
    }

    @Test
    void expandsVariables() throws IOException {
        Settings settings =
                with("""
                        [database]
                        url = "${DB_URL:-jdbc:sqlite:${NAME:-none}.db}"
                        username = "$${USER}"
                        [model]
                        packages = ["${BASE}.a", "b"]
                        allow_stale = "${STALE}"
                        """)
                        .variables(Map.of("DB_URL", "", "NAME", "shop", "BASE", "com.example", "STALE", "true"))
                        .load();
        assertThat(settings.database().url()).isEqualTo("jdbc:sqlite:shop.db");
        assertThat(settings.database().folder()).isEqualTo(project);
        assertThat(settings.database().username()).isEqualTo("${USER}");
        assertThat(settings.model().packages()).containsExactly("com.example.a", "b");
        assertThat(settings.model().allowStale()).isTrue();
    }

    @Test
    void namesKeyAndVariableIfTheVariableIsNotSet() throws IOException {
        SettingsBuilder builder = with("\n[database]\nurl = \"${PROD_URL}\"");
        assertThatThrownBy(builder.load().database()::requireUrl)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("limbeck.toml:3")
                .hasMessageContaining("database.url")
                .hasMessageContaining("PROD_URL")
                .hasMessageContaining(":-");
        assertThat(builder.databaseUrl("jdbc:sqlite::memory:").load().database().url())
                .as("the value is overridden, so the variable is not needed")
                .isEqualTo("jdbc:sqlite::memory:");
    }

    @Test
    void reportsTheMissingFile() {
        assertThatThrownBy(() -> Settings.builder()
                        .variables(Map.of())
                        .workingDirectory(elsewhere)
                        .load())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(elsewhere.resolve("limbeck.toml").toString())
                .hasMessageContaining("limbeck init")
                .hasMessageContaining("-c");
        assertThat(Settings.builder()
                        .variables(Map.of())
                        .workingDirectory(elsewhere)
                        .withoutFile()
                        .load()
                        .file())
                .isNull();
    }

    @Test
    void findsTheFileInTheWorkingDirectoryOrThroughItsVariable() throws IOException {
        with("[revisions]\npackage = 'found'");
        assertThat(Settings.builder()
                        .variables(Map.of())
                        .workingDirectory(project)
                        .load()
                        .revisions()
                        .packageName())
                .isEqualTo("found");
        assertThat(Settings.builder()
                        .variables(Map.of("LIMBECK_CONFIG", "../project/limbeck.toml"))
                        .workingDirectory(elsewhere)
                        .load()
                        .revisions()
                        .locations())
                .containsExactly(project.resolve("src/main/java/db/revisions"));
    }

    @Test
    void reportsTheLineOfInvalidToml() {
        assertThatThrownBy(() -> with("[database]\nurl = \"x\nusername = 1").load())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("limbeck.toml:2:");
        assertThatThrownBy(() -> with("[database]\nurl = 'a'\nurl = 'b'").load())
                .hasMessageContaining("limbeck.toml:3:");
    }

    @Test
    void suggestsASimilarKeyAndReportsTheLine() {
        assertThatThrownBy(() -> with("[database]\n\nusrname = 'x'").load())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("limbeck.toml:3")
                .hasMessageContaining("database.usrname")
                .hasMessageContaining("Did you mean database.username?");
        assertThatThrownBy(() -> with("[databse]\nurl = 'x'").load()).hasMessageContaining("Did you mean database?");
        assertThatThrownBy(() -> with("url = 'x'").load()).hasMessageContaining("url is not a Limbeck setting");
        assertThatThrownBy(() -> with("[env.prod.revisions]\npakage = 'x'").load())
                .as("an environment is checked even if it is not selected")
                .hasMessageContaining("env.prod.revisions.pakage")
                .hasMessageContaining("revisions.package");
    }

    @Test
    void refusesAValueOfTheWrongKind() {
        assertThatThrownBy(() -> with("[revisions]\nrecursive = 'yes'").load())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("limbeck.toml:2")
                .hasMessageContaining("true or false")
                .hasMessageContaining("\"yes\"");
        assertThatThrownBy(() -> with("[revisions]\ntruncate_slug_length = -1").load())
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> with("[model]\npackages = [1]").load()).hasMessageContaining("list of strings");
        assertThatThrownBy(() -> with("[revisions]\ntimezone = 'Mars'").load()).hasMessageContaining("Mars");
        assertThatThrownBy(
                        () -> with("[autogenerate]\nunmanaged_tables = 'keep'").load())
                .hasMessageContaining("report");
        assertThatThrownBy(() -> with("").variables(Map.of("LIMBECK_REVISIONS_RECURSIVE", "ja"))
                        .load())
                .hasMessageContaining("LIMBECK_REVISIONS_RECURSIVE");
    }

    @Test
    void listsTheEnvironmentsIfOneIsUnknown() {
        assertThatThrownBy(() -> with("[env.prod.database]\n[env.test.database]")
                        .environment("prd")
                        .load())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("\"prd\"")
                .hasMessageContaining("prod, test");
    }

    @Test
    void readsTheClassPathThatMavenWrites() throws IOException {
        Files.writeString(project.resolve("cp.txt"), "/m2/a.jar" + File.pathSeparator + "lib/b.jar\n/m2/c.jar\n");
        ModelSettings model = with("[model]\nlibraries = ['lib/a,b.jar']\nclasspath_file = 'cp.txt'")
                .load()
                .model();
        assertThat(model.classpath()).containsExactly(project.resolve("target/classes"));
        assertThat(model.fullClasspath())
                .containsExactly(
                        project.resolve("target/classes"),
                        project.resolve("lib/a,b.jar"),
                        Path.of("/m2/a.jar"),
                        project.resolve("lib/b.jar"),
                        Path.of("/m2/c.jar"));
        ModelSettings missing =
                with("[model]\nclasspath_file = 'none.txt'").load().model();
        assertThatThrownBy(missing::fullClasspath).hasMessageContaining("dependency:build-classpath");
    }

    @Test
    void theBuilderSetsTextsListsAndTables() throws IOException {
        Settings settings = with("[revisions.naming]\npk = 'pk_{table}'")
                .set(SettingKey.REVISIONS_RECURSIVE, "true")
                .set(SettingKey.MODEL_CLASSPATH, List.of("a,b.jar"))
                .set(SettingKey.AUTOGENERATE_EXCLUDE, List.of("a,b", "c"))
                .set(SettingKey.REVISIONS_POST_WRITE, List.of("format {file}"))
                .set(SettingKey.REVISIONS_NAMING, Map.of("uq", "uq_{table}"))
                .load();
        assertThat(settings.revisions().recursive()).isTrue();
        assertThat(settings.model().classpath()).containsExactly(elsewhere.resolve("a,b.jar"));
        assertThat(settings.autogenerate().exclude()).containsExactly("a,b", "c");
        assertThat(settings.revisions().postWrite()).containsExactly(PostWriteCommand.of("format {file}"));
        assertThat(settings.revisions().naming()).isEqualTo(Map.of("pk", "pk_{table}", "uq", "uq_{table}"));
    }

    @Test
    void theLastValueSetInTheBuilderWins() throws IOException {
        assertThat(with("").set(SettingKey.MODEL_PACKAGES, List.of("a"))
                        .set(SettingKey.MODEL_PACKAGES, "b,c")
                        .load()
                        .model()
                        .packages())
                .containsExactly("b", "c");
    }

    @Test
    void theBuilderRefusesAValueOfTheWrongKind() throws IOException {
        SettingsBuilder builder = with("");
        assertThatThrownBy(() -> builder.set(SettingKey.DATABASE_URL, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("database.url has no list of values");
        assertThatThrownBy(() -> builder.set(SettingKey.DATABASE_URL, Map.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("database.url is not a table");
        assertThatThrownBy(() ->
                        with("").set(SettingKey.REVISIONS_RECURSIVE, "yes").load())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("revisions.recursive: must be true or false");
    }

    @Test
    void everyKeyHasAFlagAndAVariable() {
        for (SettingKey key : SettingKey.all()) {
            assertThat(key.description()).isNotBlank();
        }
        assertThat(SettingKey.MODEL_CLASSPATH_FILE.flag()).isEqualTo("--model-classpath-file");
        assertThat(SettingKey.MODEL_CLASSPATH_FILE.variable()).isEqualTo("LIMBECK_MODEL_CLASSPATH_FILE");
        assertThat(SettingKey.all().stream().map(SettingKey::key).toList()).doesNotHaveDuplicates();
    }
}
