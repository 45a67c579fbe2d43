package shop;

import static org.assertj.core.api.Assertions.assertThat;

import JDBC_TEST;
import TEST_DATABASE;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@JdbcTest(properties = {"spring.datasource.url=jdbc:sqlite:target/jdbc.db", "limbeck.check=off"})
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
class JdbcSliceTest {
    @Autowired
    private JdbcTemplate template;

    @Test
    void theTableIsThere() {
        template.update("insert into person (name, email) values ('Ada', 'ada@example.com')");
        assertThat(template.queryForObject("select count(*) from person", Integer.class)).isOne();
    }
}
