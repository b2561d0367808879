/* chi.c -- are shares the same in all cells? Pearson's test. */
#include "tests/sim/chi.h"

#include <math.h>

#include "tests/sim/chance.h"

enum { CELLS_MAX = 256, DEALS = 2000, TERMS_MAX = 1000 };

/* Q(a, x): the share of a gamma law above x. */
static double gamma_above(double a, double x)
{
    double scale = exp(-x + a * log(x) - lgamma(a)), sum, term, b, c, d, h;
    int i;

    if (x <= 0)
        return 1;
    if (x < a + 1) {
        sum = term = 1 / a;
        for (i = 1; i < TERMS_MAX && term > sum * 1e-14; i++)
            sum += term *= x / (a + i);
        return 1 - sum * scale;
    }
    b = x + 1 - a;
    c = 1e300;
    h = d = 1 / b;
    for (i = 1; i < TERMS_MAX; i++) {
        double an = -i * (i - a), step;

        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        step = d * c;
        h *= step;
        if (fabs(step - 1) < 1e-14)
            break;
    }
    return scale * h;
}

/* Pearson's sum for hits against the shares of `all`. */
static double statistic(const uint64_t *all, const uint64_t *hit, int count,
        uint64_t all_sum, uint64_t hit_sum)
{
    double share = (double)hit_sum / (double)all_sum, sum = 0;
    int i;

    for (i = 0; i < count; i++) {
        double expected = (double)all[i] * share, off = (double)hit[i] - expected;

        if (all[i] > 0)
            sum += off * off / (expected * (1 - share));
    }
    return sum;
}

/* Deals the rarer outcome out over the cells, each mark at most once. */
static double p_by_dealing(const uint64_t *all, const uint64_t *hit, int count,
        uint64_t all_sum, uint64_t hit_sum)
{
    struct chance chance = {20130108};
    uint64_t dealt[CELLS_MAX];
    double own = statistic(all, hit, count, all_sum, hit_sum) - 1e-9;
    int deal, i, as_far = 0;

    for (deal = 0; deal < DEALS; deal++) {
        uint64_t left = all_sum, wanted = hit_sum, k;

        for (i = 0; i < count; i++) {
            dealt[i] = 0;
            for (k = 0; k < all[i]; k++, left--)
                if (chance_next(&chance) % left < wanted) {
                    dealt[i]++;
                    wanted--;
                }
        }
        as_far += statistic(all, dealt, count, all_sum, hit_sum) >= own;
    }
    return (as_far + 1.0) / (DEALS + 1.0);
}

double chi_p(const uint64_t *all, const uint64_t *hit, int count)
{
    uint64_t all_sum = 0, hit_sum = 0;
    double least = 1e300, rare;
    int i, cells = 0;

    for (i = 0; i < count; i++) {
        all_sum += all[i];
        hit_sum += hit[i];
        cells += all[i] > 0;
    }
    if (cells < 2 || hit_sum == 0 || hit_sum == all_sum || count > CELLS_MAX)
        return 1;
    rare = fmin((double)hit_sum, (double)(all_sum - hit_sum)) / (double)all_sum;
    for (i = 0; i < count; i++)
        if (all[i] > 0)
            least = fmin(least, (double)all[i] * rare);
    if (least < 5)
        return p_by_dealing(all, hit, count, all_sum, hit_sum);
    return gamma_above(
            (cells - 1) / 2.0, statistic(all, hit, count, all_sum, hit_sum) / 2);
}
