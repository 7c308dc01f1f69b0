package dev.claimport.practice.cloud.http;

/** One of the services that share the practice cloud's port. Called on several threads at once. */
public interface HttpService {

    /** Whether the request is for this service. */
    boolean serves(Call call);

    /**
     * May take its time.
     *
     * @throws Refusal when the request is refused
     */
    Answer answer(Call call);

    /** A refusal in this service's framing. */
    Answer refused(Call call, HttpRefusal refusal);
}
