package io.quarkiverse.handlertesting.borders;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;

import io.quarkus.hibernate.reactive.panache.PanacheEntity;

/** An entity with books, which are fetched when they are asked for. */
@Entity
public class Author extends PanacheEntity {

    public String name;
    @OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
    public List<Book> books = new ArrayList<>();

    public Author() {
    }

    Author(String name) {
        this.name = name;
        books.add(new Book(this));
    }
}
