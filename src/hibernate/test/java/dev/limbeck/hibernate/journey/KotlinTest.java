package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.spi.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests entities written in Kotlin. */
class KotlinTest {
    private static final Path JARS = Path.of("target", "kotlin").toAbsolutePath();
    private static final String SHOP =
            """
            package shop

            import jakarta.persistence.*
            import java.math.BigDecimal
            import java.time.LocalDate

            enum class State { OPEN, DONE }

            @Embeddable
            data class Address(val street: String? = null, @Column(nullable = false, length = 10) val zip: String = "")

            @JvmInline
            value class Points(val value: Int)

            @Entity
            data class Customer(
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) val id: Long? = null,
                val name: String = "",
                val nickname: String? = null,
                val age: Int = 0,
                val height: Int? = null,
                val active: Boolean = true,
                @Column(name = "is_vip") val isVip: Boolean? = null,
                @Embedded val home: Address? = null,
                @Enumerated(EnumType.STRING) val state: State = State.OPEN,
                val born: LocalDate? = null,
                @ElementCollection val tags: Set<String> = setOf(),
                @OneToMany(mappedBy = "customer") val orders: List<PurchaseOrder> = listOf(),
            )

            @Entity
            class PurchaseOrder {
                @Id
                var id: Long = 0

                @ManyToOne(optional = false)
                lateinit var customer: Customer

                @Column(nullable = false)
                lateinit var number: String

                var total: BigDecimal = BigDecimal.ZERO
                var points: Points = Points(0)

                @Transient
                var note: String = ""

                val double: BigDecimal get() = total + total
            }
            """;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path classes;
    private static Path source;

    @BeforeAll
    static void compile() throws Exception {
        source = Files.createDirectories(shared.resolve("src/shop")).resolve("Shop.kt");
        Files.writeString(source, SHOP);
        classes = Files.createDirectories(shared.resolve("classes"));
        String classpath = Stream.concat(EntitySources.annotations().stream(), Stream.of(jar("kotlin-stdlib")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> arguments = List.of(
                "-no-stdlib",
                "-no-reflect",
                "-jvm-target",
                "17",
                "-cp",
                classpath,
                "-d",
                classes.toString(),
                source.toString());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (URLClassLoader kotlin = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
            Class<?> compiler = kotlin.loadClass("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler");
            Object result = compiler.getMethod("exec", PrintStream.class, String[].class)
                    .invoke(
                            compiler.getConstructor().newInstance(),
                            new PrintStream(said, true, StandardCharsets.UTF_8),
                            arguments.toArray(String[]::new));
            assertThat(result).as(said.toString(StandardCharsets.UTF_8)).hasToString("OK");
        }
    }

    private static URL[] jars() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            List<Path> jars = files.toList();
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = jars.get(i).toUri().toURL();
            }
            return urls;
        }
    }

    private static Path jar(String name) {
        try (Stream<Path> files = Files.list(JARS)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "-[\\d.]+jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Journey shop() {
        return new Journey(folder, settings -> settings.modelClasspath(List.of(classes, jar("kotlin-stdlib"))));
    }

    @Test
    void kotlinEntitiesCanBeUpgradedAndDowngraded() {
        Journey shop = shop();

        shop.upgradeAndDowngrade();

        assertThat(shop.tables())
                .containsExactlyInAnyOrder("Customer", "Customer_tags", "PurchaseOrder", "alembic_version");
    }

    @Test
    void aMissingKotlinLibraryIsReported() {
        Journey alone = shop().configure(settings -> settings.modelClasspath(List.of(classes)));

        assertThatThrownBy(alone::check)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("kotlin.enums.EnumEntriesKt is missing")
                .hasMessageContaining("model.classpath_file");
    }

    @Test
    void aSourceNewerThanItsClassIsAnError() throws IOException {
        Journey shop = shop().configure(settings -> settings.modelClasspath(List.of(classes, jar("kotlin-stdlib")))
                .modelSources(List.of(shared.resolve("src"))));
        assertThat(shop.check().changes()).isNotEmpty();
        FileTime before = Files.getLastModifiedTime(source);

        Files.setLastModifiedTime(source, FileTime.from(before.toInstant().plusSeconds(3600)));

        assertThatThrownBy(shop::check).isInstanceOf(CommandException.class).hasMessageContaining("Shop.kt");
        Files.setLastModifiedTime(source, before);
    }

    /** The column of a non-null Kotlin type is NOT NULL only if the type is a primitive type on the JVM. */
    @Test
    void onlyPrimitivesAreNotNull() {
        Journey shop = shop();
        shop.autogenerate("everything");
        shop.upgrade("head");

        String customer = shop.schema().stream()
                .filter(sql -> sql.contains("TABLE Customer ") || sql.contains("TABLE \"Customer\""))
                .findFirst()
                .orElseThrow();
        assertThat(customer)
                .contains("age integer NOT NULL", "active boolean NOT NULL", "zip varchar(10) NOT NULL")
                .doesNotContain("name varchar(255) NOT", "height integer NOT", "is_vip boolean NOT", "born date NOT");
    }

    /** The schema is the same as Hibernate creates, except for the parts that it leaves out on SQLite. */
    @Test
    void hibernateCreatesTheSameSchema() {
        Journey shop = shop();

        SchemaExport.createTables(
                shop.url(), List.of(classes, jar("kotlin-stdlib")), "shop.Customer", "shop.PurchaseOrder");

        assertThat(shop.check().changes())
                .filteredOn(change -> !change.name().equals("id"))
                .extracting(change -> change.kind().code())
                .containsOnly("added_foreign_key", "added_unique_constraint");
    }
}
