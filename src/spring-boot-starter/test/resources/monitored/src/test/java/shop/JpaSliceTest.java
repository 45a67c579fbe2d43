package shop;

import static org.assertj.core.api.Assertions.assertThat;

import DATA_JPA_TEST;
import TEST_DATABASE;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DataJpaTest(properties = "spring.datasource.url=jdbc:sqlite:target/jpa.db")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
class JpaSliceTest {
    @Autowired
    private EntityManager manager;

    @Test
    void aPersonIsWrittenAndRead() {
        Person person = new Person();
        person.name = "Ada";
        person.email = "ada@example.com";
        manager.persist(person);
        manager.flush();
        manager.clear();
        assertThat(manager.find(Person.class, person.id).email).isEqualTo("ada@example.com");
        assertThat(manager.createNativeQuery("select version_num from alembic_version").getSingleResult())
                .isEqualTo("2b");
    }
}
