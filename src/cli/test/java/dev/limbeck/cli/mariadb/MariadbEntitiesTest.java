package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.cli.server.StartedEntities;
import dev.limbeck.mariadb.MariadbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that generated entities match the database, except for the parts that the command reports and excludes. */
class MariadbEntitiesTest {
    private static final Pattern EXCLUDE = Pattern.compile("  exclude = \\[.*]");

    @TempDir
    private Path folder = Path.of(".");

    private final String url = MariadbServer.createDatabase();

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Generates, compiles and compares the entities; {@return the output of the command} */
    private String adopt() throws IOException {
        ServerProject project = new ServerProject(folder, url);
        Outcome generated = project.run("entities", url, "--package", "shop", "--output", "src");
        assertThat(generated.code()).as(generated.toString()).isZero();
        String printed = generated.out() + generated.err();
        Matcher exclude = EXCLUDE.matcher(printed);
        if (exclude.find()) {
            project.write(
                    "limbeck.toml",
                    ServerProject.settings(url) + "\n[autogenerate]\n"
                            + exclude.group().strip() + "\n");
        }
        project.compile();
        Files.createDirectories(folder.resolve("revisions"));
        Outcome check = project.run("check");
        assertThat(check.code()).as(check + "\n" + printed).isZero();
        new StartedEntities(folder.resolve("classes"), url).validate();
        return printed;
    }

    private String source(String name) throws IOException {
        return Files.readString(folder.resolve("src/shop/" + name + ".java"));
    }

    @Test
    void everyKindOfColumnHasAJavaType() throws IOException, SQLException {
        sql("create table thing (id bigint auto_increment primary key, state enum('NEW', 'OLD') not null default"
                + " 'NEW', kind varchar(10) check (kind in ('A', 'B')), price decimal(10, 2), data json, token"
                + " uuid, seen datetime(6), at time, day date, photo longblob, note longtext comment 'A \"note\"',"
                + " ratio double, factor float, flag bit(1) not null default b'0', yes boolean, count int"
                + " unsigned, small smallint, medium mediumint, big bigint unsigned, made year, raw varbinary(20),"
                + " fixed char(3), short_text text, changed timestamp(3) not null default current_timestamp(3) on"
                + " update current_timestamp(3), twice int as (small * 2) stored, hidden varchar(5) invisible,"
                + " mood enum('happy', 'sad'), latin varchar(20) character set latin1) comment 'Things'");
        String printed = adopt();
        assertThat(source("Thing"))
                .as(printed)
                .contains(
                        "@GeneratedValue(strategy = GenerationType.IDENTITY)",
                        "private State state;",
                        "private BigDecimal price;",
                        "private UUID token;",
                        "private LocalDateTime seen;",
                        "private LocalTime at;",
                        "private LocalDate day;",
                        "private byte[] photo;",
                        "private Boolean flag;",
                        "private BigInteger big;",
                        "columnDefinition = \"enum('happy','sad')\"",
                        "on update current_timestamp(3)",
                        "`small` * 2",
                        "`kind` in ('A','B')",
                        "invisible",
                        "comment = \"A \\\"note\\\"\"",
                        "comment = \"Things\"");
    }

    @Test
    void everyKeywordCanBeTheNameOfAColumn() throws IOException, SQLException {
        List<String> words = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select lower(word) from information_schema.keywords where word regexp '^[A-Za-z_]+$'")) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        assertThat(words).hasSizeGreaterThan(500).contains("range", "interval", "condition", "action");
        words.remove("id");
        sql(
                words.stream()
                        .map(word -> "`" + word + "` int")
                        .collect(Collectors.joining(", ", "create table `range` (id int primary key, ", ")")),
                "create index ix_condition on `range` (`condition`, `interval`)",
                "create table `groups` (`release` int primary key, `rank` int, `mod` int, foreign key (`mod`)"
                        + " references `range` (id))");
        adopt();
        assertThat(source("Range")).contains("private Integer action;");
    }

    @Test
    void keysAndIndexesAreDeclared() throws IOException, SQLException {
        sql(
                "create table shop (id bigint auto_increment primary key, code varchar(20) not null, unique uk_code"
                        + " (code))",
                "create table customer (id int auto_increment primary key, name varchar(50), shop_id bigint not null,"
                        + " key ix_name (name, shop_id), constraint fk_shop foreign key (shop_id) references shop (id)"
                        + " on delete cascade)",
                "create table tag (shop_id bigint not null, customer_id int not null, primary key (shop_id,"
                        + " customer_id), constraint fk_a foreign key (shop_id) references shop (id), constraint fk_b"
                        + " foreign key (customer_id) references customer (id))",
                "create table passport (id bigint primary key, customer_id int unique, constraint fk_c foreign key"
                        + " (customer_id) references customer (id))",
                "create table prefixed (id int primary key, note text, key ix_note (note(20)), fulltext key ft (note))",
                "create sequence numbers start with 1000 increment by 20");
        String printed = adopt();
        assertThat(source("Customer")).contains("@ManyToOne", "ix_name");
        assertThat(source("Passport")).contains("@OneToOne");
        assertThat(printed).contains("ix_note");
    }

    @Test
    void viewsAndPartitionsAreLeftAsTheyAre() throws IOException, SQLException {
        sql(
                "create table part (id int primary key, name varchar(20)) partition by hash (id) partitions 3",
                "create view names as select id, name from part",
                "create trigger stamped before insert on part for each row set new.name = 'x'");
        adopt();
        assertThat(source("Part")).contains("@Table");
    }
}
