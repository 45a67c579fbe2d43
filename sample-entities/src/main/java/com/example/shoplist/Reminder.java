package com.example.shoplist;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A reminder of a list. All kinds of reminder share one table. */
@Entity
@Table(name = "reminder")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind", length = 16)
public abstract class Reminder {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "list_id", foreignKey = @ForeignKey(name = "fk_reminder_list"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private ShopList list;

    @Column(length = 200)
    private String message;

    /** For Hibernate. */
    protected Reminder() {}

    protected Reminder(ShopList list, String message) {
        this.list = list;
        this.message = message;
    }

    public Long getId() {
        return id;
    }

    public ShopList getList() {
        return list;
    }

    public String getMessage() {
        return message;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Reminder reminder && id != null && id.equals(reminder.getId()));
    }

    @Override
    public int hashCode() {
        return Reminder.class.hashCode();
    }
}
