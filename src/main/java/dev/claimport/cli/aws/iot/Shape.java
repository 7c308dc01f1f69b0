package dev.claimport.cli.aws.iot;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a member of a request or a reply is (the service's model, 2015-05-28). */
public sealed interface Shape {

    /** @param shortest its least number of characters */
    record Text(int shortest) implements Shape {}

    /** @param least its least value */
    record Whole(int least) implements Shape {}

    record Flag() implements Shape {}

    record Time() implements Shape {}

    record ListOf(Shape element) implements Shape {}

    record Structure(Map<String, Shape> members) implements Shape {}

    Shape TEXT = new Text(0);
    Shape WHOLE = new Whole(Integer.MIN_VALUE);
    Shape FLAG = new Flag();
    Shape TIME = new Time();

    /** @param namesAndShapes alternating */
    static Structure structure(Object... namesAndShapes) {
        Map<String, Shape> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            members.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
        }
        return new Structure(members);
    }
}
