import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds which classes of some libraries can be reached from everything else. A class reaches what its constant pool names, be it as a
 * class, in a descriptor or as a text with the form of a class name. The client of a service has a method for each of its operations,
 * and each of these reaches a dozen classes: it loses those that nobody calls.
 */
final class Shaker {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*(?:[/.][A-Za-z_$][\\w$]*)+");
    private static final Pattern CLIENT = Pattern.compile("software/amazon/awssdk/services/\\w+/(Default)?\\w+Client\\.class");

    /** What an operation, or its paginator, answers with. */
    private static final Pattern RESULT = Pattern.compile("\\(.+\\)Lsoftware/amazon/awssdk/services/\\w+/(model/\\w+Response|paginators/\\w+);");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

    private final ClassFile format = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(this::stream).orElse(ClassHierarchyResolver.defaultResolver())));
    private final Map<String, byte[]> shaken;
    private final List<Map<String, byte[]>> kept;

    /**
     * @param shaken by name of the entry
     * @param kept where all is needed
     */
    Shaker(Map<String, byte[]> shaken, List<Map<String, byte[]>> kept) {
        this.shaken = shaken;
        this.kept = kept;
    }

    /** The classes that are needed, the clients without the operations that are not. */
    Map<String, byte[]> needed() {
        Set<String> called = new HashSet<>();
        Deque<String> toSee = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        for (Map<String, byte[]> jar : kept) {
            jar.forEach((name, bytes) -> {
                if (name.endsWith(".class")) {
                    ClassModel model = format.parse(bytes);
                    called.addAll(called(model));
                    reach(named(model), seen, toSee);
                } else {
                    reach(namedInText(name, bytes), seen, toSee);
                }
            });
        }
        shaken.forEach((name, bytes) -> reach(namedInText(name, bytes), seen, toSee));
        Map<String, byte[]> needed = new TreeMap<>();
        while (!toSee.isEmpty()) {
            String name = toSee.pop();
            byte[] bytes = shaken.get(name);
            if (CLIENT.matcher(name).matches()) {
                bytes = withoutUncalled(bytes, called);
            }
            needed.put(name, bytes);
            reach(named(format.parse(bytes)), seen, toSee);
        }
        return needed;
    }

    /** Whoever writes code anew has to know what extends what. */
    private InputStream stream(ClassDesc type) {
        String entry = type.descriptorString().substring(1, type.descriptorString().length() - 1) + ".class";
        return Stream.concat(Stream.of(shaken), kept.stream()).filter(jar -> jar.containsKey(entry)).findFirst()
                .map(jar -> new ByteArrayInputStream(jar.get(entry))).orElse(null);
    }

    private void reach(Collection<String> names, Set<String> seen, Deque<String> toSee) {
        for (String name : names) {
            String entry = name.replace('.', '/') + ".class";
            if (shaken.containsKey(entry) && seen.add(entry)) {
                toSee.push(entry);
            }
        }
    }

    /** Names of methods that are called on clients. */
    private static Set<String> called(ClassModel model) {
        Set<String> called = new HashSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry member && CLIENT.matcher(member.owner().asInternalName() + ".class").matches()) {
                called.add(member.name().stringValue());
            }
        }
        return called;
    }

    private static Set<String> named(ClassModel model) {
        Set<String> named = new HashSet<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type -> named.addAll(names(type.asInternalName()));
                case Utf8Entry text -> named.addAll(names(text.stringValue()));
                default -> { }
            }
        }
        return named;
    }

    /** Lists of services and the like; a large file is none. */
    private static Set<String> namedInText(String name, byte[] bytes) {
        return name.endsWith(".class") || bytes.length > 10_000 ? Set.of() : names(new String(bytes, StandardCharsets.UTF_8));
    }

    private static Set<String> names(String text) {
        Set<String> names = new HashSet<>();
        for (String part : text.split("[;\\s<>()\\[\"=,]")) {
            String candidate = part.startsWith("L") && part.contains("/") ? part.substring(1) : part;
            Matcher name = NAME.matcher(candidate);
            if (name.matches()) {
                names.add(candidate);
                names.add(part);
            }
        }
        return names;
    }

    /** Without the operations that nobody calls, and without the lambdas of these. */
    private byte[] withoutUncalled(byte[] client, Set<String> called) {
        ClassModel model = format.parse(client);
        Set<String> uncalled = new HashSet<>();
        for (MethodModel method : model.methods()) {
            String name = method.methodName().stringValue();
            // A paginator calls the operation that it is named after.
            if (RESULT.matcher(method.methodType().stringValue()).matches() && !called.contains(name) && !called.contains(name + "Paginator")) {
                uncalled.add(name);
            }
        }
        return format.transformClass(model, (builder, element) -> {
            switch (element) {
                case MethodModel method when uncalled.contains(operation(method)) -> { }
                // It names the nested classes of all operations, and serves reflection alone.
                case InnerClassesAttribute _ -> { }
                default -> builder.with(element);
            }
        });
    }

    private static String operation(MethodModel method) {
        return LAMBDA.matcher(method.methodName().stringValue()).replaceFirst("$1");
    }
}
