package dev.claimport.practice.cloud.pages;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import java.util.Map;

/** What the technician is asked on a page, and what comes of the answer. */
public interface Decision {

    /** @throws dev.claimport.practice.cloud.http.HttpRefusal when there is nothing to ask */
    Answer ask(Call call);

    /**
     * @param form as the page sent it
     * @throws dev.claimport.practice.cloud.http.HttpRefusal when that was never asked
     */
    Answer decide(Map<String, String> form, boolean allow);
}
