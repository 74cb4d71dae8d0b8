# Prints name,value for what test/statistics/oracle.slow.test.ts compares. Needs survival, sandwich and MASS.
# Run in this folder: Rscript oracle.R > oracle-r.csv
suppressPackageStartupMessages({ library(survival); library(sandwich); library(MASS) })
say <- function(name, value) cat(sprintf("%s,%.15g\n", name, value))

waits <- read.csv("waits.csv")
waits$group <- factor(waits$group)

plain <- survdiff(Surv(time, ended) ~ group, waits)
say("log-rank", plain$chisq)
say("log-rank p", pchisq(plain$chisq, 2, lower.tail = FALSE))
for (g in 1:3) say(paste("log-rank expected", g - 1), plain$exp[g])
cox <- coxph(Surv(time, ended) ~ group, waits, cluster = customer, ties = "breslow")
say("robust log-rank", cox$rscore)
# The martingale residuals of no effect, by customer, are what permuting customers permutes.
nothing <- coxph(Surv(time, ended) ~ 1, waits, ties = "breslow")
excess <- tapply(residuals(nothing, "martingale"), waits$customer, sum)
of <- tapply(as.integer(waits$group), waits$customer, function(x) x[1])
sizes <- tabulate(of)
apart <- function(of) sum(rowsum(excess, of)^2 / sizes) * (length(excess) - 1) / sum(excess^2)
say("permuted log-rank", apart(of))
set.seed(1)
say("permuted log-rank p", mean(replicate(20000, apart(sample(of)) >= apart(of) - 1e-9)))

fit <- glm(hit ~ followers + night, binomial, waits, epsilon = 1e-14)
for (i in 1:3) {
  say(paste("logistic", i - 1), coef(fit)[i])
  say(paste("logistic CR0", i - 1), sqrt(diag(vcovCL(fit, ~customer, type = "HC0", cadjust = FALSE)))[i])
  error <- sqrt(diag(vcovCL(fit, ~customer, type = "HC1")))[i]
  say(paste("logistic CR1", i - 1), error)
  say(paste("logistic p", i - 1), 2 * pt(-abs(coef(fit)[i] / error), length(unique(waits$customer)) - 1))
}

series <- read.csv("series.csv")$value
step <- seq_along(series)
test <- function(at) suppressWarnings(cor.test(step[at], series[at], method = "kendall", exact = FALSE, continuity = TRUE))
say("Mann-Kendall p", test(step)$p.value)
s <- function(at) { at <- at[!is.na(series[at])]; sum(outer(at, at, function(i, j) sign(j - i) * sign(series[j] - series[i]))) / 2 }
say("Mann-Kendall s", s(step))
# By season: sums over the months; the variance of each by Kendall's formula, which the test above uses too.
seasons <- lapply(1:12, function(m) step[step %% 12 == m %% 12])
variance <- function(at) { t <- table(series[at]); f <- function(k) k * (k - 1) * (2 * k + 5); (f(sum(t)) - sum(f(t))) / 18 }
stopifnot(abs(2 * pnorm(-(abs(s(step)) - 1) / sqrt(variance(step))) - test(step)$p.value) < 1e-12)
total <- sum(sapply(seasons, s))
say("seasonal Mann-Kendall s", total)
say("seasonal Mann-Kendall p", 2 * pnorm(-(abs(total) - 1) / sqrt(sum(sapply(seasons, variance)))))

counts <- read.csv("counts.csv")
say("negative binomial size with own means", theta.ml(counts$count, counts$mean, limit = 100, eps = 1e-12))
say("negative binomial size with one mean", theta.ml(counts$count, rep(mean(counts$count), 60), limit = 100, eps = 1e-12))
for (size in c(0.7, 2.3, 40)) for (count in c(1, 6, 25, 120))
  say(sprintf("negative binomial tail %g %g", size, count), pnbinom(count - 1, size, mu = 4, lower.tail = FALSE))
for (count in c(1, 6, 25, 120)) say(sprintf("Poisson tail %g", count), ppois(count - 1, 4, lower.tail = FALSE))

# B is a quotient of Poisson probabilities; C follows from B.
for (case in list(c(10, 8.4), c(24, 20), c(200, 180.5))) {
  n <- case[1]; a <- case[2]; b <- dpois(n, a) / ppois(n, a); c <- b / (1 - a / n * (1 - b))
  say(sprintf("Erlang C %g %g", n, a), c)
  say(sprintf("Erlang within %g %g", n, a), 1 - c * exp(-(n - a) * 0.5))
}

# Direct standardisation: cell means of a model saturated in strata, weighted; by customer left out in turn.
weights <- c(0.4, 0.3, 0.2, 0.1)
share <- function(rows) sum(weights * tapply(rows$hit, factor(rows$stratum, 0:3), mean))
say("standardised", share(waits))
left <- sapply(unique(waits$customer), function(who) share(waits[waits$customer != who, ]))
G <- length(left)
say("standardised error", sqrt(sum((left - share(waits))^2) * (G - 1) / G))

adjusted <- p.adjust(c(0.01, 0.04, 0.03, 0.2, 0.005, 0.04, 0.9), "BH")
for (i in seq_along(adjusted)) say(paste("Benjamini-Hochberg", i - 1), adjusted[i])
say("detectable odds ratio", exp((qnorm(0.975) + qnorm(0.8)) * 0.11))
