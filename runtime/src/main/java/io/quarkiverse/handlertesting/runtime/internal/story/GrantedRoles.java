package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

/** The roles to which the configuration grants a permission or a role that the user of a refused request lacks. */
public final class GrantedRoles implements ClueFinder {

    /** The prefix of the keys that grant. */
    public static final String PREFIX = "quarkus.http.auth.";

    private static final int FORBIDDEN = 403;
    private static final int MAX_CLUES = 2;
    private static final Pattern PERMISSIONS = Pattern.compile("policy\\.(?:\"[^\"]+\"|[^.\"]+)\\.permissions\\.(.+)");
    private static final Pattern ROLES = Pattern
            .compile("(?:policy\\.(?:\"[^\"]+\"|[^.\"]+)\\.roles|roles-mapping)\\.(.+)");
    /** See {@link HttpExchange#refusal()}. */
    private static final Pattern NEEDS = Pattern.compile("it needs (permission|role) (.+?) \\([\\w.$]+\\); (.*)");
    private static final Pattern HAS = Pattern.compile(" has roles? (.+) and (?:no permissions|permissions? \".*)$");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private final Supplier<Map<String, String>> configuration;

    /** @param configuration the keys below {@value #PREFIX}, without it, and their values; asked for after a refusal only */
    public GrantedRoles(Supplier<Map<String, String>> configuration) {
        this.configuration = configuration;
    }

    /**
     * What the user of the last refused request lacks.
     *
     * @param needed permissions or roles
     * @param own the roles of the user
     */
    record Lacked(String caller, boolean isPermission, List<String> needed, List<String> own) {
    }

    @Override
    public List<Clue> find(Scene scene) {
        return lacked(scene).map(this::clues).orElse(List.of());
    }

    /** Empty if no request was refused for what its user lacks. */
    static Optional<Lacked> lacked(Scene scene) {
        return scene.concerned().map(RecordedEvent::payload)
                .filter(payload -> payload instanceof HttpExchange exchange && exchange.status() == FORBIDDEN
                        && exchange.refusal() != null)
                .map(HttpExchange.class::cast).reduce((first, last) -> last).flatMap(GrantedRoles::lacked);
    }

    private static Optional<Lacked> lacked(HttpExchange refused) {
        Matcher needs = NEEDS.matcher(refused.refusal());
        if (!needs.matches() || refused.caller() == null) {
            return Optional.empty();
        }
        Matcher has = HAS.matcher(needs.group(3));
        return Optional.of(new Lacked(refused.caller(), needs.group(1).equals("permission"), quoted(needs.group(2)),
                has.find() ? quoted(has.group(1)) : List.of()));
    }

    private List<Clue> clues(Lacked lacked) {
        Map<String, String> keys = new TreeMap<>(configuration.get());
        List<Clue> clues = new ArrayList<>();
        for (String needed : lacked.needed()) {
            keys.forEach((key, value) -> {
                Matcher grant = (lacked.isPermission() ? PERMISSIONS : ROLES).matcher(key);
                if (grant.matches() && Arrays.asList(value.trim().split("\\s*,\\s*")).contains(needed)) {
                    clues.add(clue(lacked.caller(), lacked.isPermission() ? needed : "role \"" + needed + "\"",
                            grant.group(1).replaceAll("^\"|\"$", ""), key, lacked.own()));
                }
            });
        }
        return clues.stream().sorted().limit(MAX_CLUES).toList();
    }

    private static Clue clue(String caller, String needed, String role, String key, List<String> own) {
        String text = needed + " is granted to role \"" + role + "\" (" + PREFIX + key + ")";
        return Suggestions.meant(role, own)
                .map(near -> new Clue(Weight.NAMES,
                        text + "; the nearest role that " + caller + " has is \"" + near + "\"."))
                .orElseGet(() -> new Clue(Weight.POINTS, text
                        + (own.contains(role) ? ", which " + caller + " has." : ", which " + caller + " does not have.")));
    }

    private static List<String> quoted(String names) {
        return QUOTED.matcher(names).results().map(match -> match.group(1)).toList();
    }
}
