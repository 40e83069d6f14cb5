package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

/**
 * A class of the application that has both the text of a permission or role which the user of a refused request lacks, and a
 * text that is one of the user's roles misspelt: it grants the one for the other.
 */
public final class RolesInCode implements ClueFinder {

    private final Supplier<Map<String, Collection<String>>> texts;

    /** @param texts the texts in the code of each class, by its simple name; asked for after a refusal only */
    public RolesInCode(Supplier<Map<String, Collection<String>>> texts) {
        this.texts = texts;
    }

    @Override
    public List<Clue> find(Scene scene) {
        return GrantedRoles.lacked(scene).filter(lacked -> !lacked.own().isEmpty()).map(this::clues).orElse(List.of());
    }

    private List<Clue> clues(GrantedRoles.Lacked lacked) {
        return new TreeMap<>(texts.get()).entrySet().stream()
                .filter(type -> lacked.needed().stream().anyMatch(type.getValue()::contains)
                        && lacked.own().stream().noneMatch(type.getValue()::contains))
                .flatMap(type -> lacked.own().stream().flatMap(role -> Suggestions.meant(role, type.getValue()).stream()
                        .map(misspelt -> clue(lacked, type.getKey(), role, misspelt))))
                .limit(1).toList();
    }

    private static Clue clue(GrantedRoles.Lacked lacked, String type, String role, String misspelt) {
        return new Clue(Weight.NAMES, type + " has the texts \"" + String.join("\", \"", lacked.needed()) + "\" and \""
                + misspelt + "\"; the role of " + lacked.caller() + " is \"" + role + "\".");
    }
}
