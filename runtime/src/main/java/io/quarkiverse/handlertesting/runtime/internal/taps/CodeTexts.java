package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.story.AddressesInCode;
import io.quarkiverse.handlertesting.runtime.internal.story.RolesInCode;
import io.quarkus.arc.BeanCreator;
import io.quarkus.arc.SyntheticCreationalContext;

/**
 * The texts in the code of the application: the string constants of its class files (JVMS 4.4.3), and addresses in annotations.
 * They are read when a failure message asks for them.
 */
public final class CodeTexts {

    /** The parameter of the bean: the folders with the classes of the application. */
    public static final String FOLDERS = "folders";

    private static final Pattern ADDRESS = Pattern.compile("^https?://\\w");
    private static final int MAX_CLASSES = 5_000;
    private static final int UTF_8 = 1;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;

    private CodeTexts() {
    }

    /** The texts of each class that has some, by the simple name of the top-level class. */
    static Map<String, Collection<String>> read(List<Path> folders) {
        Map<String, Collection<String>> texts = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".class")).limit(MAX_CLASSES).forEach(file -> {
                    Set<String> ofClass = texts(file);
                    if (!ofClass.isEmpty()) {
                        texts.computeIfAbsent(file.getFileName().toString().replaceFirst("(\\$.*)?\\.class$", ""),
                                name -> new HashSet<>()).addAll(ofClass);
                    }
                });
            } catch (IOException | UncheckedIOException unreadable) {
                // The build deletes the classes of an application that it compiles anew: then this clue is missing.
                return Map.of();
            }
        }
        return texts;
    }

    private static Set<String> texts(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            // The magic number and the version.
            in.readLong();
            int count = in.readUnsignedShort();
            String[] names = new String[count];
            Set<Integer> strings = new HashSet<>();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                if (tag == UTF_8) {
                    names[i] = in.readUTF();
                    if (ADDRESS.matcher(names[i]).find()) {
                        strings.add(i);
                    }
                } else if (tag == STRING) {
                    strings.add(in.readUnsignedShort());
                } else {
                    in.skipNBytes(length(tag));
                    // A long and a double take two places.
                    i += tag == 5 || tag == 6 ? 1 : 0;
                }
            }
            Set<String> texts = new HashSet<>();
            strings.forEach(index -> texts.add(names[index]));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The length of a constant after its tag (JVMS 4.4), in bytes. */
    private static int length(int tag) {
        return switch (tag) {
            case 5, 6 -> 8;
            case 7, 16, 19, 20 -> 2;
            case METHOD_HANDLE -> 3;
            default -> 4;
        };
    }

    private static Supplier<Map<String, Collection<String>>> of(SyntheticCreationalContext<?> context) {
        List<Path> folders = Stream.of((String[]) context.getParams().get(FOLDERS)).map(Path::of).toList();
        return () -> read(folders);
    }

    /** Creates the finder of roles that code misspells. */
    public static final class Roles implements BeanCreator<RolesInCode> {

        @Override
        public RolesInCode create(SyntheticCreationalContext<RolesInCode> context) {
            return new RolesInCode(of(context));
        }
    }

    /** Creates the finder of addresses that code fixes. */
    public static final class Addresses implements BeanCreator<AddressesInCode> {

        @Override
        public AddressesInCode create(SyntheticCreationalContext<AddressesInCode> context) {
            return new AddressesInCode(of(context));
        }
    }
}
