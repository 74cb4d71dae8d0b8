# Reads rows of turns (customer, followers, asked_at, brand, wait) and prints name,value: the regression and the log-rank tests
# of test/metrics/fairness.slow.test.ts, from the definition. Needs survival and sandwich.
# Run: Rscript fairness.R < turns.csv
suppressPackageStartupMessages({ library(survival); library(sandwich) })
say <- function(name, value) cat(sprintf("%s,%.15g\n", name, value))
turns <- read.csv(file("stdin"))
day <- 86400
hour <- (turns$asked_at %/% 3600) %% 24
weekend <- (turns$asked_at %/% day + 3) %% 7 >= 5
part <- ifelse(hour >= 22 | hour < 6, "night", ifelse(hour < 14, "morning", "afternoon"))
turns$block <- factor(paste(weekend, part))
turns <- turns[order(turns$customer, turns$brand, turns$asked_at), ]
again <- c(FALSE, diff(turns$asked_at) < 3 * day & head(turns$customer, -1) == tail(turns$customer, -1) &
  head(turns$brand, -1) == tail(turns$brand, -1))
turns$again <- as.numeric(again)
turns$loud <- log10(turns$followers + 1)

due <- turns[turns$observed >= day, ]
due$hit <- due$wait >= 0 & due$wait <= day
fit <- glm(hit ~ loud + block + again, binomial, due, epsilon = 1e-14)
error <- sqrt(diag(vcovCL(fit, ~customer, type = "HC1")))["loud"]
reach <- qt(0.975, length(unique(due$customer)) - 1) * error
say("odds ratio", exp(coef(fit)["loud"]))
say("low", exp(coef(fit)["loud"] - reach))
say("high", exp(coef(fit)["loud"] + reach))
say("detectable", exp((qnorm(0.975) + qnorm(0.8)) * error))

turns$ended <- turns$wait >= 0
turns$time <- ifelse(turns$ended, turns$wait, turns$observed)
for (by in c("brand", "band")) {
  say(paste("log-rank by", by), survdiff(Surv(time, ended) ~ turns[[by]], turns)$chisq)
  cox <- coxph(Surv(time, ended) ~ factor(turns[[by]]), turns, cluster = customer, ties = "breslow")
  say(paste("robust log-rank by", by), cox$rscore)
}
