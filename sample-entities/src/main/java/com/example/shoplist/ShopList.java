package com.example.shoplist;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A list of things to buy; it belongs to one user and may be shared with others. */
@Entity
@Table(
        name = "shop_list",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_list_owner_title",
                        columnNames = {"owner_id", "title"}),
        indexes = @Index(name = "ix_list_owner_created", columnList = "owner_id, created_at desc"))
public class ShopList {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id", foreignKey = @ForeignKey(name = "fk_list_owner"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private User owner;

    @Column(nullable = false, length = 120)
    private String title;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    @ColumnDefault("'OPEN'")
    private ListState state = ListState.OPEN;

    @Column(name = "created_at", nullable = false)
    private LocalDateTime createdAt;

    @ManyToMany
    @JoinTable(
            name = "shop_list_member",
            joinColumns = @JoinColumn(name = "list_id"),
            inverseJoinColumns = @JoinColumn(name = "user_id"),
            foreignKey = @ForeignKey(name = "fk_list_member_list"),
            inverseForeignKey = @ForeignKey(name = "fk_list_member_user"))
    private Set<User> members = new HashSet<>();

    @OneToMany(mappedBy = "list", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Item> items = new ArrayList<>();

    /** For Hibernate. */
    protected ShopList() {}

    /** An open, empty list. */
    public ShopList(User owner, String title) {
        this.owner = owner;
        this.title = title;
        this.createdAt = LocalDateTime.now();
    }

    /** Adds an item at the end. */
    public Item add(String name, int quantity) {
        Item item = new Item(this, name, quantity, items.size());
        items.add(item);
        return item;
    }

    public Long getId() {
        return id;
    }

    public User getOwner() {
        return owner;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public ListState getState() {
        return state;
    }

    public void setState(ListState state) {
        this.state = state;
    }

    public LocalDateTime getCreatedAt() {
        return createdAt;
    }

    public Set<User> getMembers() {
        return members;
    }

    public List<Item> getItems() {
        return items;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof ShopList list && id != null && id.equals(list.getId()));
    }

    @Override
    public int hashCode() {
        return ShopList.class.hashCode();
    }
}
