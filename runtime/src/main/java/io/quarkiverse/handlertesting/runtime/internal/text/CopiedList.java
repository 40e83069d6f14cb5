package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.AbstractList;
import java.util.List;

/** Values with their copies. The list has the values that the application passed; {@link #copies()} is what a message shows. */
final class CopiedList extends AbstractList<Object> {

    private final Object[] copies;

    private CopiedList(Object[] copies) {
        this.copies = copies;
    }

    static CopiedList of(List<Object> values) {
        Object[] copies = values.toArray();
        for (int i = 0; i < copies.length; i++) {
            copies[i] = ValueCopy.of(copies[i]);
        }
        return new CopiedList(copies);
    }

    Object copy(int index) {
        return copies[index];
    }

    @Override
    public Object get(int index) {
        return ValueCopy.original(copies[index]);
    }

    @Override
    public int size() {
        return copies.length;
    }
}
