package dev.limbeck.hibernate.journey.adopted;

public enum Genre {
    NOVEL,
    POETRY
}
