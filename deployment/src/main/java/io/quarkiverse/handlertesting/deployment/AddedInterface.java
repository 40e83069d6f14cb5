package io.quarkiverse.handlertesting.deployment;

import java.util.Arrays;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes a class implement an interface, whose methods it already has. */
final class AddedInterface extends ClassVisitor {

    private final Class<?> added;

    AddedInterface(ClassVisitor visitor, Class<?> added) {
        super(Opcodes.ASM9, visitor);
        this.added = added;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        String[] all = Arrays.copyOf(interfaces, interfaces.length + 1);
        all[interfaces.length] = Type.getInternalName(added);
        super.visit(version, access, name, signature == null ? null : signature + Type.getDescriptor(added), parent, all);
    }
}
