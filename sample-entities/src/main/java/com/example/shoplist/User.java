package com.example.shoplist;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Someone who keeps shopping lists. */
@Entity
// USER is a reserved word in standard SQL, hence the quotes.
@Table(name = "\"user\"", uniqueConstraints = @UniqueConstraint(name = "uk_user_email", columnNames = "email"))
public class User {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    @Column(nullable = false, length = 80)
    private String name;

    @Column(nullable = false)
    private String email;

    @Column(name = "hashed_password", length = 100)
    private String hashedPassword;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "home_street", length = 120))
    @AttributeOverride(name = "postalCode", column = @Column(name = "home_postal_code", length = 12))
    @AttributeOverride(name = "city", column = @Column(name = "home_city", length = 80))
    private Address home;

    @ElementCollection
    @CollectionTable(
            name = "user_phone_number",
            joinColumns = @JoinColumn(name = "user_id", nullable = false),
            foreignKey = @ForeignKey(name = "fk_phone_number_user"))
    @Column(name = "phone_number", nullable = false, length = 32)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Set<String> phoneNumbers = new HashSet<>();

    /** For Hibernate. */
    protected User() {}

    /** A user without a password, who cannot log in yet. */
    public User(String name, String email) {
        this.name = name;
        this.email = email;
        this.createdAt = Instant.now();
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getHashedPassword() {
        return hashedPassword;
    }

    public void setHashedPassword(String hashedPassword) {
        this.hashedPassword = hashedPassword;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public Address getHome() {
        return home;
    }

    public void setHome(Address home) {
        this.home = home;
    }

    public Set<String> getPhoneNumbers() {
        return phoneNumbers;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof User user && id != null && id.equals(user.getId()));
    }

    @Override
    public int hashCode() {
        return User.class.hashCode();
    }
}
