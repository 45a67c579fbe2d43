package com.example.shoplist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Objects;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A word that groups items, such as "vegetables"; tags form a tree. */
@Entity
@Table(name = "tag")
public class Tag {

    @Id
    @GeneratedValue
    private Long id;

    @NaturalId
    @Column(nullable = false, length = 40)
    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id", foreignKey = @ForeignKey(name = "fk_tag_parent"))
    @OnDelete(action = OnDeleteAction.SET_NULL)
    private Tag parent;

    /** For Hibernate. */
    protected Tag() {}

    /** A tag; the parent is null at the top of the tree. */
    public Tag(String name, Tag parent) {
        this.name = name;
        this.parent = parent;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Tag getParent() {
        return parent;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Tag tag && Objects.equals(name, tag.getName()));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }
}
