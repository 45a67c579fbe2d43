package dev.limbeck.hibernate.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that generated entities write the expected rows. */
class WritingTest {
    @TempDir
    private Path folder;

    @Test
    void anAssociationInTheKeyProvidesItsColumn() throws IOException, SQLException {
        Adoption adoption = Adoption.of(
                folder,
                "create table orders (id integer primary key);"
                        + "create table lines (order_id integer not null references orders, no integer not null,"
                        + " text varchar(9), primary key (order_id, no));");
        adoption.requireNoDifference();
        adoption.runInSession(session -> {
            Object order = create(session, "Orders");
            session.persist(order);
            Object line = create(session, "Lines");
            set(line, "Order", order);
            set(line, "No", 7);
            session.persist(line);
            session.flush();
            session.clear();
            Object read = session.createSelectionQuery("from Models$Lines", Object.class)
                    .getSingleResult();
            assertThat(read).isEqualTo(line).isNotSameAs(line);
        });
        assertThat(adoption.rows("select order_id, no from lines")).isEqualTo(List.of("1|7"));
    }

    @Test
    void anEntityWithTheKeyOfAnotherEntityTakesItFromThere() throws IOException, SQLException {
        Adoption adoption = Adoption.of(
                        folder,
                        "create table person (id integer primary key);"
                                + "create table passport (person_id integer primary key not null references person);")
                .use(dev.limbeck.spi.EntityRequest.Option.NOJOINED);
        adoption.requireNoDifference();
        adoption.runInSession(session -> {
            Object person = create(session, "Person");
            session.persist(person);
            Object passport = create(session, "Passport");
            set(passport, "Person", person);
            session.persist(passport);
            session.flush();
        });
        assertThat(adoption.rows("select person_id from passport")).isEqualTo(List.of("1"));
    }

    @Test
    void anAssociationOfSeveralColumnsInTheKeyProvidesThem() throws IOException, SQLException {
        Adoption adoption = Adoption.of(
                folder,
                """
                create table orders (region varchar(3) not null, number integer not null, note text, primary key (number, region));
                create table lines (region varchar(3) not null, no integer not null, number integer not null, text text,
                    primary key (region, number, no),
                    constraint fk_order foreign key (number, region) references orders (number, region) on delete cascade);
                create table parcels (region varchar(3), weight integer not null, number integer not null, no integer not null,
                    primary key (weight, region, number, no), foreign key (region, number, no) references lines);
                insert into orders values ('de', 1, 'x');
                insert into lines values ('de', 4, 1, 'there');
                insert into parcels values ('de', 12, 1, 4);
                """);
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
        adoption.runInSession(session -> {
            Object order = create(session, "Orders");
            set(order, "Region", "eu");
            set(order, "Number", 5);
            session.persist(order);
            Object line = create(session, "Lines");
            set(line, "Orders", order);
            set(line, "No", 7);
            session.persist(line);
            Object parcel = create(session, "Parcels");
            set(parcel, "Lines", line);
            set(parcel, "Weight", 3);
            session.persist(parcel);
            session.flush();
            session.clear();
            Object read = session.createSelectionQuery(
                            "from Models$Parcels p where p.lines.orders.region = 'eu'", Object.class)
                    .getSingleResult();
            assertThat(read).isEqualTo(parcel).isNotSameAs(parcel);
            assertThat(get(get(read, "Lines"), "Orders")).isEqualTo(order).isNotSameAs(order);
            session.remove(read);
        });
        assertThat(adoption.rows("select region, number, no, text from lines"))
                .isEqualTo(List.of("de|1|4|there", "eu|5|7|null"));
        assertThat(adoption.rows("select region, number, no, weight from parcels"))
                .isEqualTo(List.of("de|1|4|12"));
    }

    @Test
    void anEntityWithTheCompositeKeyOfAnotherEntityTakesItFromThere() throws IOException, SQLException {
        Adoption adoption = Adoption.of(
                        folder,
                        "create table line (region varchar(3) not null, no integer not null, primary key (no, region));"
                                + "create table gift (region varchar(3) not null, no integer not null, ribbon text,"
                                + " primary key (region, no), foreign key (no, region) references line (no, region));"
                                + "insert into line values ('de', 1); insert into gift values ('de', 1, 'red');")
                .use(dev.limbeck.spi.EntityRequest.Option.NOJOINED);
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
        adoption.runInSession(session -> {
            Object line = create(session, "Line");
            set(line, "Region", "eu");
            set(line, "No", 2);
            session.persist(line);
            Object gift = create(session, "Gift");
            set(gift, "Line", line);
            session.persist(gift);
            session.flush();
            session.clear();
            Object read = session.createSelectionQuery("from Models$Gift g where g.line.no = 2", Object.class)
                    .getSingleResult();
            assertThat(read).isEqualTo(gift).isNotSameAs(gift);
        });
        assertThat(adoption.rows("select region, no, ribbon from gift")).isEqualTo(List.of("de|1|red", "eu|2|null"));
    }

    @Test
    void timesWithMicrosecondsKeepTheirFormat() throws IOException, SQLException {
        Adoption adoption = Adoption.of(
                folder,
                "create table event (id integer primary key, at datetime);"
                        + "insert into event (at) values ('2024-01-01 12:00:00.123456'), ('2024-01-01 12:00:00'), (null),"
                        + " ('2024-01-01 12:00:01.500000');");
        adoption.requireNoDifference();
        adoption.runInSession(session -> {
            List<LocalDateTime> read = session.createSelectionQuery(
                            "select e.at from Models$Event e where e.at >= :from order by e.at", LocalDateTime.class)
                    .setParameter("from", LocalDateTime.parse("2024-01-01T12:00:00.000001"))
                    .getResultList();
            assertThat(read)
                    .isEqualTo(List.of(
                            LocalDateTime.parse("2024-01-01T12:00:00.123456"),
                            LocalDateTime.parse("2024-01-01T12:00:01.5")));
            for (String moment : List.of("2024-02-03T00:00", "2024-02-03T04:05:06.000007008")) {
                Object event = create(session, "Event");
                set(event, "At", LocalDateTime.parse(moment));
                session.persist(event);
            }
        });
        assertThat(adoption.rows("select at, typeof(at) from event where id > 4"))
                .isEqualTo(List.of("2024-02-03 00:00:00|text", "2024-02-03 04:05:06.000007|text"));
    }

    private static Object get(Object entity, String attribute) {
        try {
            return entity.getClass().getMethod("get" + attribute).invoke(entity);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object create(Session session, String entity) {
        try {
            return session.getSessionFactory().getMetamodel().getEntities().stream()
                    .map(type -> type.getJavaType())
                    .filter(type -> type.getSimpleName().equals(entity))
                    .findFirst()
                    .orElseThrow()
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static void set(Object entity, String attribute, Object value) {
        Method setter = Stream.of(entity.getClass().getMethods())
                .filter(method -> method.getName().equals("set" + attribute))
                .findFirst()
                .orElseThrow();
        try {
            setter.invoke(entity, value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
