package shop;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Writes a row if the property shop.write has its number, reads every row and compares it with what was written. */
@SpringBootApplication
public class App {
    public static void main(String[] arguments) {
        try (var context = SpringApplication.run(App.class, arguments)) {
            EntityManager manager = context.getBean(EntityManagerFactory.class).createEntityManager();
            int write = Integer.getInteger("shop.write", 0);
            manager.getTransaction().begin();
            if (write > 0) {
                Thing thing = new Thing();
                Values.fill(thing, write);
                thing.id = 2 * write;
                manager.persist(thing);
            }
            manager.getTransaction().commit();
            manager.clear();
            for (Thing thing : manager.createQuery("from Thing order by id", Thing.class).getResultList()) {
                System.out.println("row " + thing.id + " " + Values.compare(thing));
            }
        }
    }
}
