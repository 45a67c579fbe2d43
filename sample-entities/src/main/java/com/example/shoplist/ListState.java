package com.example.shoplist;

/** How far a shopping list is. */
public enum ListState {
    OPEN,
    SHOPPING,
    DONE,
    ARCHIVED
}
