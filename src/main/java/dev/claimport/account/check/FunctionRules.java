package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Items;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import dev.claimport.claim.Wildcards;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Intrinsic functions and the maps that one of them looks into. */
final class FunctionRules {

    private static final Set<String> FUNCTIONS = Set.of("Ref", "Fn::Join", "Fn::Select", "Fn::FindInMap", "Fn::Split", "Fn::Sub");
    private static final String PREFIX = "Fn::";

    private FunctionRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.breaks("function-one-colon", Source.TEMPLATES, FunctionRules::oneColon),
                Rule.breaks("function-unknown", Source.TEMPLATES, FunctionRules::unknown),
                Rule.breaks("select-out-of-range", Source.TEMPLATES, FunctionRules::selectBeyond),
                Rule.breaks("join-hole", Source.TEMPLATES, FunctionRules::joinHoles),
                Rule.breaks("sub-hole", Source.TEMPLATES, FunctionRules::subHoles),
                Rule.advice("sub-unused", Source.TEMPLATES, FunctionRules::subUnused),
                Rule.breaks("map-missing", Source.TEMPLATES, FunctionRules::mapMissing),
                Rule.advice("map-unreached", Source.TEMPLATES, FunctionRules::unreached),
                Rule.breaks("map-not-literal", Source.TEMPLATES, FunctionRules::notLiteral),
                Rule.surprises("map-key-open", Source.TEMPLATES, FunctionRules::openKeys));
    }

    private static String twoColons(String function) {
        return function.startsWith(PREFIX) ? function : PREFIX + function.substring(3);
    }

    private static void oneColon(Subject subject, Rule.Found found) {
        subject.body().calls().stream().filter(call -> !FUNCTIONS.contains(call.function()) && FUNCTIONS.contains(twoColons(call.function())))
                .forEach(call -> found.at(call.place(), Map.of("function", call.function(), "right", twoColons(call.function()))));
    }

    private static void unknown(Subject subject, Rule.Found found) {
        subject.body().calls().stream().filter(call -> !FUNCTIONS.contains(twoColons(call.function())) && !call.function().equals("Ref"))
                .forEach(call -> found.at(call.place(), Map.of("function", call.function())));
    }

    private static Stream<Call> calls(Subject subject, String function) {
        return subject.body().calls().stream().filter(call -> call.function().equals(function));
    }

    private static List<Value> arguments(Call call) {
        return call.argument() instanceof Items list ? list.items() : List.of();
    }

    private static void selectBeyond(Subject subject, Rule.Found found) {
        calls(subject, "Fn::Select").forEach(call -> {
            List<Value> arguments = arguments(call);
            if (arguments.size() == 2 && arguments.get(1) instanceof Items list) {
                arguments.get(0).asText().filter(index -> !index.matches("[0-9]{1,4}") || Integer.parseInt(index) >= list.items().size())
                        .ifPresent(index -> found.at(call.place(), Map.of("index", index, "items", list.items().size())));
            }
        });
    }

    private static void joinHoles(Subject subject, Rule.Found found) {
        calls(subject, "Fn::Join").forEach(call -> {
            List<Value> arguments = arguments(call);
            boolean form = arguments.size() == 2 && isString(arguments.get(0))
                    && (arguments.get(1) instanceof Items || arguments.get(1) instanceof Members function && isCall(function));
            boolean items = form && (!(arguments.get(1) instanceof Items list)
                    || !list.items().isEmpty() && list.items().stream().allMatch(FunctionRules::isString));
            if (!items) {
                found.at(call.place(), Map.of());
            }
        });
    }

    private static boolean isString(Value value) {
        return value.asText().isPresent() || value instanceof Members object && isCall(object);
    }

    private static boolean isCall(Members object) {
        return object.members().size() == 1 && Call.isOne(object.members().getFirst().name());
    }

    private static void subHoles(Subject subject, Rule.Found found) {
        calls(subject, "Fn::Sub").forEach(call -> {
            Optional<Substitution> sub = Substitution.of(call.argument());
            if (sub.isEmpty() || sub.get().isOpen() || sub.get().names().contains("")) {
                found.at(call.place(), Map.of());
            }
        });
    }

    private static void subUnused(Subject subject, Rule.Found found) {
        calls(subject, "Fn::Sub").forEach(call -> Substitution.of(call.argument()).ifPresent(sub ->
                sub.variables().stream().flatMap(variables -> variables.members().stream()).filter(variable -> !sub.names().contains(variable.name()))
                        .forEach(variable -> found.at(variable.place(), Map.of("variable", variable.name())))));
    }

    /** Where map and keys are literal, as far as they are. */
    private static void mapMissing(Subject subject, Rule.Found found) {
        calls(subject, "Fn::FindInMap").forEach(call -> {
            List<Value> path = arguments(call);
            List<Member> here = subject.body().section(Body.MAPPINGS);
            for (Value step : path) {
                Optional<String> key = step.asText();
                if (key.isEmpty()) {
                    return;
                }
                Optional<Member> next = here.stream().filter(member -> member.name().equals(key.get())).findFirst();
                if (next.isEmpty()) {
                    found.at(call.place(), Map.of("key", key.get()));
                    return;
                }
                here = next.get().value().fields();
            }
        });
    }

    private static void unreached(Subject subject, Rule.Found found) {
        List<List<Value>> paths = calls(subject, "Fn::FindInMap").map(FunctionRules::arguments).filter(path -> path.size() == 3).toList();
        for (Member map : subject.body().section(Body.MAPPINGS)) {
            List<List<Value>> here = paths.stream().filter(path -> mayBe(path.get(0), map.name())).toList();
            if (here.isEmpty()) {
                found.at(map.place(), Map.of("key", map.name()));
                continue;
            }
            for (Member first : map.value().fields()) {
                List<List<Value>> there = here.stream().filter(path -> mayBe(path.get(1), first.name())).toList();
                if (there.isEmpty()) {
                    found.at(first.place(), Map.of("key", map.name() + "." + first.name()));
                }
                first.value().fields().stream().filter(second -> !there.isEmpty() && there.stream().noneMatch(path -> mayBe(path.get(2), second.name())))
                        .forEach(second -> found.at(second.place(), Map.of("key", map.name() + "." + first.name() + "." + second.name())));
            }
        }
    }

    private static boolean mayBe(Value step, String key) {
        return Wildcards.match(Shape.of(step).pattern().replace("?", "*").replace("\uFFFC", "*"), key);
    }

    private static void notLiteral(Subject subject, Rule.Found found) {
        subject.body().calls().stream().filter(call -> call.section().equals(Body.MAPPINGS))
                .forEach(call -> found.at(call.place(), Map.of("function", call.function())));
    }

    private static void openKeys(Subject subject, Rule.Found found) {
        calls(subject, "Fn::FindInMap").forEach(call -> {
            List<Value> path = arguments(call);
            if (path.size() != 3) {
                return;
            }
            Optional<Member> map = subject.body().section(Body.MAPPINGS).stream().filter(member -> path.get(0).asText().filter(member.name()::equals).isPresent())
                    .findFirst();
            Shape key = Shape.of(path.get(1));
            if (map.isPresent() && !key.isLiteral()) {
                found.at(call.place(), Map.of("value", key.shown(), "keys", String.join(", ", map.get().value().fields().stream().map(Member::name).toList())));
            }
        });
    }
}
