package com.example.shoplist;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.LocalDateTime;

/** A reminder that is due at a given time. */
@Entity
@DiscriminatorValue("TIME")
public class TimeReminder extends Reminder {

    @Column(name = "due_at")
    private LocalDateTime dueAt;

    /** For Hibernate. */
    protected TimeReminder() {}

    /** A reminder that is due at the given time. */
    public TimeReminder(ShopList list, String message, LocalDateTime dueAt) {
        super(list, message);
        this.dueAt = dueAt;
    }

    public LocalDateTime getDueAt() {
        return dueAt;
    }
}
