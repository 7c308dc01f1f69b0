package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Member;
import dev.claimport.failure.Place.Position;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code Resources}, as far as it can be made out.
 *
 * @param place of its name
 * @param type empty where none is said
 */
record Resource(Position place, String name, String type, List<Member> properties, List<Member> overrides) {

    static final String THING = "AWS::IoT::Thing";
    static final String CERTIFICATE = "AWS::IoT::Certificate";
    static final String POLICY = "AWS::IoT::Policy";

    static Resource of(Member member) {
        return new Resource(member.place(), member.name(), member(member.value(), "Type").flatMap(type -> type.value().asText()).orElse(""),
                member(member.value(), "Properties").map(found -> found.value().fields()).orElse(List.of()),
                member(member.value(), "OverrideSettings").map(found -> found.value().fields()).orElse(List.of()));
    }

    private static Optional<Member> member(Value value, String name) {
        return value instanceof Value.Members object ? object.member(name) : Optional.empty();
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    Optional<Value> property(String wanted) {
        return properties.stream().filter(member -> member.name().equals(wanted)).map(Member::value).findFirst();
    }
}
