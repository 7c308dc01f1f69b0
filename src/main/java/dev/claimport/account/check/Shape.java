package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Items;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a string of a template looks like before parameters are known: literal pieces, and holes that something fills. */
record Shape(List<Part> parts) {

    /** Stands in for what is not known, where a text is matched. */
    private static final String UNKNOWN = "\uFFFC";

    /** @param text of a literal; of a hole the name of the parameter, or the function that fills it */
    record Part(boolean isHole, String text) {}

    Shape {
        parts = List.copyOf(parts);
    }

    static Shape literal(String text) {
        return new Shape(List.of(new Part(false, text)));
    }

    private static Shape hole(String name) {
        return new Shape(List.of(new Part(true, name)));
    }

    /** Of a value that is a string, or a function that makes one. Whatever else it is, is a hole without a name. */
    static Shape of(Value value) {
        Optional<String> text = value.asText();
        if (text.isPresent()) {
            return literal(text.get());
        }
        if (!(value instanceof Members object) || object.members().size() != 1) {
            return hole("");
        }
        Member call = object.members().getFirst();
        return switch (call.name()) {
            case "Ref" -> hole(call.value().asText().orElse(""));
            case "Fn::Join" -> join(call.value());
            case "Fn::Sub" -> sub(call.value());
            default -> hole(call.name());
        };
    }

    private static Shape join(Value argument) {
        if (!(argument instanceof Items two) || two.items().size() != 2 || !(two.items().get(1) instanceof Items values)) {
            return hole("Fn::Join");
        }
        Shape delimiter = of(two.items().get(0));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < values.items().size(); i++) {
            if (i > 0) {
                parts.addAll(delimiter.parts);
            }
            parts.addAll(of(values.items().get(i)).parts);
        }
        return new Shape(parts);
    }

    private static Shape sub(Value argument) {
        Optional<Substitution> substitution = Substitution.of(argument);
        if (substitution.isEmpty()) {
            return hole("Fn::Sub");
        }
        List<Part> parts = new ArrayList<>();
        for (Substitution.Piece piece : substitution.get().pieces()) {
            Optional<Value> own = piece.isName() ? substitution.get().variable(piece.text()) : Optional.empty();
            parts.addAll(own.map(Shape::of).orElseGet(() -> new Shape(List.of(new Part(piece.isName(), piece.text())))).parts);
        }
        return new Shape(parts);
    }

    boolean isLiteral() {
        return parts.stream().noneMatch(Part::isHole);
    }

    /** The names of parameters, and of the functions other than those that only put strings together. */
    Set<String> holes() {
        return parts.stream().filter(Part::isHole).map(Part::text).collect(Collectors.toSet());
    }

    /** With one character, that is in no literal, for each hole. */
    String pattern() {
        return text(_ -> UNKNOWN);
    }

    /** As it is shown: {@code sensor-<SerialNumber>}. */
    String shown() {
        return text(name -> "<" + name + ">");
    }

    /** As it could be. */
    String sampled() {
        return text(_ -> "sample");
    }

    /** The literal pieces alone. */
    String literals() {
        return text(_ -> "");
    }

    private String text(Function<String, String> hole) {
        return parts.stream().map(part -> part.isHole() ? hole.apply(part.text()) : part.text()).collect(Collectors.joining());
    }
}
