package shop;

import DATA_JPA_TEST;
import org.junit.jupiter.api.Test;

/** Fails, because Spring Boot replaces the database by H2. */
@DataJpaTest
class Replaced {
    @Test
    void isNotReached() {}
}
