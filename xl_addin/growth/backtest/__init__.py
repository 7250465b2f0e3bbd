"""How good the growth model is: forecasts of the past, judged by what came, beside simpler methods."""
