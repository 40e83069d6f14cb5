package io.quarkiverse.handlertesting.borders;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

import io.quarkus.hibernate.reactive.panache.PanacheEntity;

/** A book of an author. */
@Entity
public class Book extends PanacheEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    public Author author;

    public Book() {
    }

    Book(Author author) {
        this.author = author;
    }
}
