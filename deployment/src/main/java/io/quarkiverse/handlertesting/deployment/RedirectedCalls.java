package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes a class call static methods in place of some methods of other classes. A static method has the name of the replaced
 * one, and the object of an instance method as an additional first argument; it may get fields of the calling object as last
 * arguments of such a method.
 */
final class RedirectedCalls extends ClassVisitor {

    private final String hop;
    private final Set<String> calls;
    private final List<Field> fields;
    private String type;

    /**
     * A value that the static methods get: a field of the class that is changed, whose calls are in instance methods, or a
     * variable of the calling method.
     *
     * @param variable 0 for the calling object
     * @param name the field; {@code null} for the variable itself
     * @param parameter the descriptor of the parameter of the static method
     */
    record Field(int variable, String name, String descriptor, String parameter) {

        Field(String name, String descriptor) {
            this(0, name, descriptor, descriptor);
        }

        /** The calling object. */
        static Field ofCaller() {
            return variable(0, "Ljava/lang/Object;");
        }

        static Field variable(int variable, String parameter) {
            return new Field(variable, null, null, parameter);
        }
    }

    /**
     * @param hop the class that has the static methods
     * @param calls the replaced methods, as {@link ExpectedMethod#call} writes them, with or without their descriptors
     */
    RedirectedCalls(ClassVisitor visitor, Class<?> hop, Set<String> calls) {
        this(visitor, hop, calls, List.of());
    }

    /**
     * @param fields what the static methods get as their last arguments
     */
    RedirectedCalls(ClassVisitor visitor, Class<?> hop, Set<String> calls, List<Field> fields) {
        super(Opcodes.ASM9, visitor);
        this.hop = Type.getInternalName(hop);
        this.calls = calls;
        this.fields = fields;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        type = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String ofCalled, boolean ofInterface) {
                String call = ExpectedMethod.call(owner, called);
                boolean replaced = calls.contains(call) || calls.contains(call + ofCalled);
                if (replaced && opcode == Opcodes.INVOKESTATIC) {
                    super.visitMethodInsn(opcode, hop, called, ofCalled, false);
                } else if (replaced
                        && (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE)) {
                    StringBuilder ofFields = new StringBuilder();
                    for (Field field : fields) {
                        visitVarInsn(Opcodes.ALOAD, field.variable());
                        if (field.name() != null) {
                            visitFieldInsn(Opcodes.GETFIELD, type, field.name(), field.descriptor());
                        }
                        ofFields.append(field.parameter());
                    }
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, hop, called,
                            ofCalled.replace("(", "(L" + owner + ";").replace(")", ofFields + ")"), false);
                } else {
                    super.visitMethodInsn(opcode, owner, called, ofCalled, ofInterface);
                }
            }
        };
    }
}
