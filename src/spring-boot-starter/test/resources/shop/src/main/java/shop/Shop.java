package shop;

import dev.limbeck.app.Limbeck;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes a person, and prints how many there are. */
@SpringBootApplication
public class Shop {
    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments).close();
    }

    /** Reads the table while beans are created, which fails unless the database was upgraded before. */
    @Bean
    Integer countAtStart(JdbcTemplate template) {
        return template.queryForObject("select count(*) from person", Integer.class);
    }

    @Bean
    CommandLineRunner print(
            EntityManagerFactory factory, Limbeck limbeck, Integer countAtStart, @Value("${shop.write:true}") boolean write) {
        return arguments -> {
            if (!write) {
                return;
            }
            EntityManager manager = factory.createEntityManager();
            manager.getTransaction().begin();
            Person person = new Person();
            person.name = "Ada";
            manager.persist(person);
            manager.getTransaction().commit();
            System.out.println("persons before: " + countAtStart + ", pending: " + limbeck.pending().size());
            manager.close();
        };
    }
}
