package stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;

@Entity
@Table(indexes = @Index(name = "by_price", columnList = "unitPrice desc"))
public class Article {
    enum State { NEW, SOLD }

    @Id
    @GeneratedValue
    Long id;

    @Column(nullable = false, length = 40)
    String fullName;

    @Enumerated(EnumType.STRING)
    State state;

    @ColumnDefault("0")
    BigDecimal unitPrice;

    @Column(unique = true)
    UUID code;
}
