package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieLedger.Step;
import io.quarkiverse.handlertesting.runtime.internal.text.PairText;

/**
 * What became of the cookies of a session until one of its requests, in words: {@code modelhub_session, set by r1 POST /login
 * with Path=/auth, was not sent to /account}.
 */
public final class CookieStory {

    private final List<Step> before;
    private final Step step;
    private final Function<String, List<String>> fate;

    /** A {@code Set-Cookie} field, and the request whose response had it. */
    private record Setting(Step step, String field, Cookie cookie) {

        boolean removes(Instant now) {
            return cookie.isPersistent() && !cookie.expires().isAfter(now);
        }

        /** {@code Path=/auth, HttpOnly}; empty without attributes */
        String attributes() {
            return Arrays.stream(field.split(";")).skip(1).map(String::trim).collect(Collectors.joining(", "));
        }

        Optional<String> attribute(String name) {
            return Arrays.stream(field.split(";")).skip(1).map(String::trim)
                    .filter(part -> part.toLowerCase(Locale.ROOT).startsWith(name + "=")).findFirst();
        }
    }

    /**
     * @param steps the requests of the session
     * @param step the request that the story ends with
     * @param fate what the jar says of the cookies of a name
     */
    public static CookieStory until(List<Step> steps, Step step, Function<String, List<String>> fate) {
        return new CookieStory(steps.subList(0, steps.indexOf(step)), step, fate);
    }

    /**
     * The story up to now.
     *
     * @param held the cookies of the jar
     */
    public static CookieStory ofAll(List<Step> steps, List<Cookie> held, Function<String, List<String>> fate) {
        return new CookieStory(steps, new Step(0, "", null, held, List.of(), false), fate);
    }

    private CookieStory(List<Step> before, Step step, Function<String, List<String>> fate) {
        this.before = before;
        this.step = step;
        this.fate = fate;
    }

    /** The cookies that the request did not send, each with the reason, without a full stop. */
    public List<String> withheld() {
        return step.held().stream().filter(cookie -> !step.sent().contains(cookie))
                .map(cookie -> origin(cookie.name(), cookie, true) + reason(cookie, step.uri())).toList();
    }

    /** Why a cookie that the jar holds is not sent: the first reason of a browser. */
    private static String reason(Cookie cookie, URI to) {
        String host = Hosts.of(to);
        if (cookie.hostOnly() ? !host.equals(cookie.domain()) : !Hosts.matches(host, cookie.domain())) {
            return " was not sent to " + host + ": it is for " + cookie.domain() + (cookie.hostOnly() ? " only" : "");
        }
        return !Paths.matches(Paths.of(to), cookie.path()) ? " was not sent to " + Paths.of(to)
                : " was not sent: it is Secure, and this is " + to.getScheme();
    }

    /** The cookies that were set and were no more in the jar, each with the reason, without a full stop. */
    public List<String> lost() {
        List<String> lost = new ArrayList<>();
        for (String name : names()) {
            if (step.held().stream().noneMatch(cookie -> cookie.name().equals(name))) {
                lost(name).ifPresent(lost::add);
            }
        }
        return lost;
    }

    /** Why the jar has never held a cookie of this name that a response has set to be kept; empty for another one. */
    public Optional<String> neverKept(String name) {
        List<Setting> all = before.stream().flatMap(CookieStory::settings)
                .filter(setting -> setting.cookie.name().equals(name)).toList();
        List<String> fates = fate.apply(name);
        boolean isRejected = !fates.isEmpty() && fates.stream().allMatch(why -> why.startsWith("rejected"));
        boolean isHeld = !all.isEmpty() && step.held().stream().anyMatch(cookie -> cookie.name().equals(name)
                && cookie.value().equals(all.get(all.size() - 1).cookie.value()));
        return !isHeld && (isRejected || all.stream().allMatch(setting -> setting.removes(Instant.now()))) ? lost(name)
                : Optional.empty();
    }

    /** The names of the cookies that responses have set, whether the jar accepted them or not. */
    public Set<String> names() {
        return before.stream().flatMap(CookieStory::settings).map(setting -> setting.cookie.name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Why the jar does not hold a cookie of this name, without a full stop; empty if no response has set one. */
    public Optional<String> lost(String name) {
        List<Setting> all = before.stream().flatMap(CookieStory::settings)
                .filter(setting -> setting.cookie.name().equals(name)).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Setting last = all.get(all.size() - 1);
        Instant now = Instant.now();
        if (last.removes(now)) {
            String why = last.attribute("max-age").or(() -> last.attribute("expires")).orElse("it expired");
            return all.stream().filter(setting -> !setting.removes(now)).reduce((first, second) -> second)
                    .map(set -> origin(name, set.cookie, false) + " was removed by " + last.step + ": " + why)
                    .or(() -> neverKept(last, why));
        }
        List<String> fates = fate.apply(name);
        if (fates.isEmpty()) {
            return Optional.empty();
        }
        String why = fates.get(fates.size() - 1);
        return Optional.of(origin(name, last.cookie, false) + (why.startsWith("expired") ? " " : " was ")
                + (why.endsWith(".") ? why.substring(0, why.length() - 1) : why));
    }

    /** An application may remove a cookie that it has never set, without a value. One with a value was meant to be kept. */
    private static Optional<String> neverKept(Setting last, String why) {
        return last.cookie.value().isEmpty() ? Optional.empty()
                : Optional.of(last.cookie.name() + ", set by " + last.step + " with " + last.attributes()
                        + ", was not kept: " + why);
    }

    /** {@code modelhub_session=cookie(32)#a3f1, set by r1 POST /login with Path=/, was sent} */
    public List<String> sent() {
        return step.sent().stream()
                .map(cookie -> origin(PairText.of(cookie.name(), cookie.value()), cookie, false) + " was sent")
                .toList();
    }

    /** The cookie and what has set it: {@code theme=cookie(4)#a3f1 (localhost /), set by r1 GET /set}. */
    public String held(Cookie cookie) {
        String origin = origin(cookie.toString(), cookie, false);
        return origin.substring(0, origin.length() - 1);
    }

    /** The cookies that the response set, and the values that they replace. */
    private List<String> set() {
        return settings(step).map(setting -> {
            Cookie cookie = setting.cookie;
            String with = setting.attributes().isEmpty() ? "" : " with " + setting.attributes();
            String replaced = step.held().stream().filter(old -> isSame(old, cookie) && !old.value().equals(cookie.value()))
                    .findFirst().map(old -> ", in place of " + PairText.of("", old.value())).orElse("");
            return PairText.of(cookie.name(), cookie.value()) + " was set by this response" + with + replaced;
        }).toList();
    }

    /** All that is known, a line for each cookie; never empty. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(sent());
        lines.addAll(withheld());
        lines.addAll(lost());
        if (lines.isEmpty()) {
            lines.add("none was sent: " + (names().isEmpty() ? "nothing has set one" : "the session has none"));
        }
        lines.addAll(set());
        return lines;
    }

    /**
     * {@code modelhub_session, set by r1 POST /login with HttpOnly,}
     *
     * @param withDefault whether a path matters that the server has not chosen
     */
    private String origin(String name, Cookie cookie, boolean withDefault) {
        Optional<Setting> origin = before.stream().flatMap(CookieStory::settings)
                .filter(setting -> isSame(setting.cookie, cookie) && setting.cookie.value().equals(cookie.value()))
                .reduce((first, second) -> second);
        return name + ", " + origin.map(setting -> {
            String attributes = setting.attributes();
            return "set by " + setting.step + (attributes.isEmpty() ? "" : " with " + attributes)
                    + (withDefault && setting.attribute("path").isEmpty() ? " without Path, so for " + cookie.path() + " only"
                            : "");
        }).orElse("put in by the test") + ",";
    }

    private static boolean isSame(Cookie one, Cookie other) {
        return one.name().equals(other.name()) && one.path().equals(other.path());
    }

    private static Stream<Setting> settings(Step of) {
        return of.set().stream().flatMap(field -> SetCookies.of(of.uri(), List.of(field), Instant.now()).stream()
                .map(cookie -> new Setting(of, field, cookie)));
    }
}
