package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.Routes;
import java.util.function.Function;

/** The operations of a service by their paths, with a throttle in the way of all of them. */
final class Operations {

    private final Routes<Function<Call, Answer>> routes = new Routes<>();
    private final Throttle throttle;

    Operations(Throttle throttle) {
        this.throttle = throttle;
    }

    Operations add(String method, String path, Function<Call, Answer> operation) {
        routes.add(method, path, operation);
        return this;
    }

    boolean serve(Call call) {
        return routes.match(call).isPresent();
    }

    /** @throws dev.claimport.practice.cloud.http.HttpRefusal of the throttle or of the operation */
    Answer answer(Call call) {
        throttle.pass();
        return routes.match(call).orElseThrow().operation().apply(call);
    }
}
