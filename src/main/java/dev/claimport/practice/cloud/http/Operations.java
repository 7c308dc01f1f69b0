package dev.claimport.practice.cloud.http;

import java.util.function.Function;

/** The operations of a service by their paths, with a throttle in the way of all of them. */
public final class Operations {

    private final Routes<Function<Call, Answer>> routes = new Routes<>();
    private final Throttle throttle;

    public Operations(Throttle throttle) {
        this.throttle = throttle;
    }

    public Operations add(String method, String path, Function<Call, Answer> operation) {
        routes.add(method, path, operation);
        return this;
    }

    public boolean serve(Call call) {
        return routes.match(call).isPresent();
    }

    /** @throws HttpRefusal of the throttle or of the operation */
    public Answer answer(Call call) {
        throttle.pass();
        return routes.match(call).orElseThrow().operation().apply(call);
    }
}
