package com.example.shoplist;

/** The state of a shopping list. */
public enum ListState {
    OPEN,
    SHOPPING,
    DONE,
    ARCHIVED
}
