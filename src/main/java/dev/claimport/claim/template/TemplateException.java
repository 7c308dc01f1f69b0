package dev.claimport.claim.template;

import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;

/** A template that cannot be read, or not be evaluated with these parameters. */
public final class TemplateException extends Exception {

    private final transient Problem problem;

    private TemplateException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** @param facts in the order in which the kind names them */
    static TemplateException of(TemplateProblem kind, Place place, Object... facts) {
        return new TemplateException(kind.at(place, facts));
    }

    /** @param place such as {@code Resources.thing.Properties.ThingName}; empty for the template as a whole */
    static TemplateException at(String place, TemplateProblem kind, Object... facts) {
        return of(kind, place.isEmpty() ? Place.WHOLE : new Place.Path(place), facts);
    }

    /** What is wrong, of a {@link TemplateProblem}, and where in the template. */
    public Problem problem() {
        return problem;
    }
}
