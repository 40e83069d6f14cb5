package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of an annotation as source code writes it, without packages. */
public final class AnnotationText {

    private AnnotationText() {
    }

    public static String of(Annotation annotation) {
        Method[] members = annotation.annotationType().getDeclaredMethods();
        Arrays.sort(members, Comparator.comparing(Method::getName));
        String name = "@" + TypeText.name(annotation.annotationType());
        if (members.length == 0) {
            return name;
        }
        if (members.length == 1 && members[0].getName().equals("value")) {
            return name + "(" + value(annotation, members[0]) + ")";
        }
        return name + Arrays.stream(members).map(member -> member.getName() + "=" + value(annotation, member))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The qualifiers of an event or observer, each with a blank after it: {@code "@Urgent "}; without those of all events. */
    public static String shown(Set<Annotation> qualifiers) {
        return qualifiers.stream().map(AnnotationText::of).filter(name -> !name.equals("@Any") && !name.equals("@Default"))
                .sorted().map(name -> name + " ").collect(Collectors.joining());
    }

    private static String value(Annotation annotation, Method member) {
        try {
            member.setAccessible(true);
            return ValueText.text(member.invoke(annotation));
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            return "?";
        }
    }
}
