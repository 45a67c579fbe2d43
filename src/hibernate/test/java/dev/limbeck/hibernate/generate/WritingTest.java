package dev.limbeck.hibernate.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated entities write rows as a person would have them write. */
class WritingTest {
    @TempDir
    private Path folder;

    @Test
    void anAssociationInTheKeyIsAllThatTheKeyNeeds() throws IOException, SQLException {
        Adoption adoption = Adoption.of(
                folder,
                "create table orders (id integer primary key);"
                        + "create table lines (order_id integer not null references orders, no integer not null,"
                        + " text varchar(9), primary key (order_id, no));");
        adoption.requireNoDifference();
        adoption.inSession(session -> {
            Object order = made(session, "Orders");
            session.persist(order);
            Object line = made(session, "Lines");
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
    void anEntityWhoseKeyIsAnothersTakesItFromThere() throws IOException, SQLException {
        Adoption adoption = Adoption.of(
                        folder,
                        "create table person (id integer primary key);"
                                + "create table passport (person_id integer primary key not null references person);")
                .with(dev.limbeck.spi.EntityRequest.Option.NOJOINED);
        adoption.requireNoDifference();
        adoption.inSession(session -> {
            Object person = made(session, "Person");
            session.persist(person);
            Object passport = made(session, "Passport");
            set(passport, "Person", person);
            session.persist(passport);
            session.flush();
        });
        assertThat(adoption.rows("select person_id from passport")).isEqualTo(List.of("1"));
    }

    private static Object made(Session session, String entity) {
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
