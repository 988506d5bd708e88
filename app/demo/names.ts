/** Common Italian names, from which invented people are named. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const womensNames = words(`
  Alessandra Alessia Alice Angela Anna Annamaria Antonella Antonia Arianna Barbara Beatrice Bianca Camilla Carla
  Carmela Caterina Cecilia Chiara Cinzia Clara Claudia Cristina Daniela Debora Donatella Elena Eleonora Elisa
  Elisabetta Emanuela Emma Erica Federica Fiorella Flavia Francesca Franca Gabriella Giada Gianna Giorgia Giovanna
  Giulia Giuliana Giuseppina Grazia Ilaria Irene Isabella Laura Letizia Lidia Liliana Livia Lorella Lorenza Loretta
  Lucia Luciana Luisa Maddalena Manuela Mara Margherita Maria Mariagrazia Marina Marta Martina Michela Milena Mirella
  Monica Morena Nadia Nicoletta Noemi Ornella Paola Patrizia Raffaella Rita Roberta Rosa Rosanna Rosaria Sabrina Sara
  Serena Silvia Simona Sofia Sonia Stefania Susanna Teresa Tiziana Valentina Valeria Vanessa Veronica Viviana`)

export const mensNames = words(`
  Alberto Aldo Alessandro Alessio Alfredo Andrea Angelo Antonio Armando Bruno Carlo Carmine Claudio Corrado Cristian
  Daniele Dario Davide Diego Domenico Edoardo Emanuele Emilio Enrico Enzo Ettore Fabio Fabrizio Federico Felice
  Ferdinando Filippo Francesco Franco Gabriele Gaetano Gennaro Giacomo Gianluca Gianni Giorgio Giovanni Giulio
  Giuseppe Guido Jacopo Leonardo Lorenzo Luca Luciano Luigi Marcello Marco Mario Massimo Matteo Maurizio Mauro
  Michele Mirko Nicola Paolo Pasquale Pietro Raffaele Renato Riccardo Roberto Rocco Ruggero Salvatore Sandro Sergio
  Silvano Simone Stefano Tommaso Umberto Valerio Vincenzo Vittorio Walter`)

export const familyNames = words(`
  Abate Agostini Alfano Amato Angelini Arena Arnaldi Barbieri Barone Basile Bassi Battaglia Bellini Benedetti
  Bernardi Bertolini Bianchi Bianco Bonetti Borghi Brambilla Bruno Bruni Caputo Carbone Caruso Castelli Catalano
  Cattaneo Cavalli Ceccarelli Colombo Conte Conti Coppola Corti Costa Costantini Cremonesi DAmico DAngelo Damiani
  Donati Esposito Fabbri Farina Fasano Ferrara Ferrari Ferrario Ferraro Ferretti Ferri Fiore Fontana Fumagalli
  Fusco Galimberti Galli Gallo Garavaglia Gatti Gentile Gerosa Ghezzi Giordano Giuliani Grassi Grasso Greco Grimaldi
  Guerra Guidi Introini Lanzani Leone Locatelli Lombardi Lombardo Longo Longoni Magni Maggi Mancini Mantovani
  Marchetti Mariani Marini Marino Marras Martinelli Martini Mazza Mazzola Melis Meroni Messina Milani Molinari
  Montanari Monti Morelli Moretti Motta Negri Neri Oggioni Oliva Orlando Pagani Palmieri Palumbo Parisi Pastore
  Pellegrini Pellegrino Perego Piras Poli Porta Pozzi Radaelli Ratti Redaelli Ricci Rinaldi Riva Rizzi Rizzo Romano
  Rossetti Rossi Rota Ruggeri Russo Sala Sanna Santini Santoro Sartori Serra Silvestri Sorrentino Spinelli Testa
  Trezzi Valenti Ventura Verdi Vigano Villa Vismara Vitale Vitali Volpe Zanetti Zappa`).map((name) =>
  name.replace(/^DA/, 'D’A'),
)
