package dev.claimport.testing;

import dev.claimport.Claimport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The string literals in Claimport's classes. */
public final class ClassStrings {

    private ClassStrings() {}

    /** By the classes, {@code dev/claimport/Claimport}. What was put together of literals has {@code \1} for each of the others. @param folder with all below it */
    public static Map<String, Set<String>> of(String folder) {
        return files(folder, (where, file) -> Stream.of(Map.entry(where, in(file)))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> List<T> files(String folder, BiFunction<String, Path, Stream<T>> read) {
        try {
            Path classes = Path.of(Claimport.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
                return files.filter(file -> file.toString().endsWith(".class")).sorted()
                        .flatMap(file -> read.apply(classes.relativize(file).toString().replace('\\', '/').replace(".class", ""), file)).toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> in(Path file) {
        return StreamSupport.stream(parsed(file).constantPool().spliterator(), false)
                .filter(StringEntry.class::isInstance).map(entry -> ((StringEntry) entry).stringValue()).collect(Collectors.toSet());
    }

    private static ClassModel parsed(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A literal and what becomes of it.
     *
     * @param where the method
     * @param calls the methods that are called after it in the same statement, {@code java/util/Map.of}
     */
    public record Literal(String where, String text, List<String> calls) {

        /** Whether it goes into the log, into an exception, or is the technical cause of a failure. */
        public boolean isForDevelopers() {
            return isCause() || calls.stream().anyMatch(call -> call.startsWith("org/slf4j/") || call.matches(".*(Exception|Error)\\.<init>"));
        }

        private boolean isCause() {
            return !calls.isEmpty() && calls.getFirst().matches("dev/claimport/failure/\\w+Failure\\.<init>");
        }

        /** Whether it becomes a fact of a failure or a problem. */
        public boolean isFact() {
            int map = calls.indexOf("java/util/Map.of");
            return !isCause() && map >= 0 && calls.subList(map, calls.size()).stream().anyMatch(call -> call.matches("dev/claimport/failure/\\w+Failure\\..*"))
                    || calls.stream().anyMatch(call -> call.matches("dev/claimport/.*Problem\\.(problem|at|in)"));
        }

        @Override
        public String toString() {
            return where + ": " + text;
        }
    }

    /** All literals that code uses. @param folder with all below it */
    public static List<Literal> uses(String folder) {
        return files(folder, (where, file) -> parsed(file).methods().stream().flatMap(method -> method.code().stream()
                .flatMap(code -> in(where + "." + method.methodName().stringValue(), code.elementList()).stream())));
    }

    private static List<Literal> in(String where, List<CodeElement> code) {
        List<Literal> literals = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            for (String text : texts(code.get(i))) {
                literals.add(new Literal(where, text, callsFrom(code, i + 1)));
            }
        }
        return literals;
    }

    private static List<String> texts(CodeElement element) {
        return switch (element) {
            case ConstantInstruction constant when constant.constantValue() instanceof String text -> List.of(text);
            case InvokeDynamicInstruction joined -> joined.bootstrapArgs().stream().filter(String.class::isInstance).map(String.class::cast).toList();
            default -> List.of();
        };
    }

    /** Up to the end of the statement: what gives nothing back, is kept, thrown or returned. */
    private static List<String> callsFrom(List<CodeElement> code, int from) {
        List<String> calls = new ArrayList<>();
        for (CodeElement element : code.subList(from, code.size())) {
            switch (element) {
                case InvokeInstruction call -> {
                    calls.add(call.owner().asInternalName() + "." + call.name().stringValue());
                    if (call.typeSymbol().returnType().descriptorString().equals("V") && !call.name().equalsString("<init>")) {
                        return calls;
                    }
                }
                case ReturnInstruction _, ThrowInstruction _, StoreInstruction _ -> {
                    return calls;
                }
                case FieldInstruction field when field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC -> {
                    return calls;
                }
                default -> { }
            }
        }
        return calls;
    }
}
